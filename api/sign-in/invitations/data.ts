import { uuidv7 } from 'uuidv7';
import type { Role } from '../../../domain/people/roles';
import { needsStrong } from '../../../domain/people/strength';
import type { Transaction } from '../../../prisma/client';
import { invitationDays } from './lifetime';

/** Whom to invite: those of addresses, of units with all below them, or of a role. */
export type Wanted = {
  readonly officials?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  readonly role?: Role | undefined;
};

/** Who is invited. `strong`: their role, or one that they stand in for, needs two factors. */
export type Invited = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string | null;
  readonly strong: boolean;
};

/** Those in office who are wanted. */
export async function findInvited(on: Transaction, { officials, units, role }: Wanted): Promise<Invited[]> {
  const below = units ? await unitsBelow(on, units) : [];
  const found = await on.official.findMany({
    where: {
      active: true,
      ...(officials && { email: { in: [...officials] } }),
      ...(units && { unitCode: { in: below } }),
      ...(role && { role }),
    },
    select: person,
    orderBy: { email: 'asc' },
  });
  return found.map(invitedOf);
}

/** Somebody in office, as an invitation has to know them; null where they have left. */
export async function findPerson(on: Transaction, id: string): Promise<Invited | null> {
  const found = await on.official.findFirst({ where: { id, active: true }, select: person });
  return found && invitedOf(found);
}

const person = {
  ...{ id: true, name: true, email: true, locale: true, role: true },
  substituteFor: { where: { active: true }, select: { role: true } },
} as const;

type Person = Omit<Invited, 'strong'> & { readonly role: string; readonly substituteFor: readonly { role: string }[] };

function invitedOf({ role, substituteFor, ...of }: Person): Invited {
  return { ...of, strong: [role, ...substituteFor.map((one) => one.role)].some((one) => needsStrong(one as Role)) };
}

async function unitsBelow(on: Transaction, codes: readonly string[]): Promise<string[]> {
  const rows = await on.$queryRaw<{ code: string }[]>`
    WITH RECURSIVE below AS (
      SELECT code FROM unit WHERE code = ANY(${codes}::text[])
      UNION SELECT u.code FROM unit u JOIN below b ON u.parent_code = b.code
    ) SELECT code FROM below`;
  return rows.map(({ code }) => code);
}

/** Those of codes that there are. */
export async function knownUnits(on: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await on.unit.findMany({ where: { code: { in: [...codes] } }, select: { code: true } });
  return new Set(found.map(({ code }) => code));
}

/** Writes an invitation down, by its code's hash; an earlier one that was not used is good no more. */
export async function recordInvitation(
  on: Transaction,
  invitation: { readonly officialId: string; readonly invitedBy: string; readonly codeHash: string },
): Promise<void> {
  const open = { officialId: invitation.officialId, usedAt: null, replacedAt: null };
  await on.invitation.updateMany({ where: open, data: { replacedAt: new Date() } });
  const expiresAt = new Date(Date.now() + invitationDays * 24 * 3_600_000);
  await on.invitation.create({ data: { id: uuidv7(), ...invitation, expiresAt } });
}

/** Uses an invitation up; false where there is none that is good. Of two at one moment, one finds it. */
export async function useInvitation(on: Transaction, officialId: string, codeHash: string): Promise<boolean> {
  const good = { officialId, codeHash, usedAt: null, replacedAt: null, expiresAt: { gt: new Date() } };
  return (await on.invitation.updateMany({ where: good, data: { usedAt: new Date() } })).count > 0;
}
