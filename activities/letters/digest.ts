import { instantOf } from '../../domain/clocks/zone';
import type { LetterKind } from '../../domain/letters/letter';
import { dueOf, readOccasion } from '../../domain/letters/mornings';
import { locales } from '../../domain/locale';
import type { Directory } from '../../domain/people/directory';
import type { Database } from '../../prisma/client';
import { policyInForce } from '../issue/policy-in-force';
import type { Organisation } from './facts';
import { baseOf, findFacts } from './facts';
import { loadGeneral } from './general';
import type { DigestFacts, DigestLine, RefusedAddress } from './letter-facts';
import { findRefused } from './refused';
import { lateAfterMs } from './wording/frame';

/** What became of the letters that a digest gathered: those that it tells, and those that have come to nothing. */
export type Members = {
  readonly told: readonly string[];
  readonly moot: readonly { readonly id: string; readonly answer: string }[];
};

/** What a digest is written from; or why there is nothing to write. */
export type FoundDigest = { readonly members: Members } & ({ readonly facts: DigestFacts } | { readonly moot: string });

const causes = ['catch-up', 'together'] as const;

type Line = { readonly id: string; readonly due: number; readonly facts: DigestLine['facts'] };

/** Kinds that tell how an item stands: of several about one item the last says it all. */
const tellStanding: ReadonlySet<LetterKind> = new Set<LetterKind>([
  ...(['sign_chase', 'reminder', 'report_reminder', 'report_missing', 'review', 'overdue', 'escalation'] as const),
]);

/** Reads a digest as things are now: each of its letters is looked at again, as if it went out on its own. */
export async function findDigest(
  database: Database,
  organisation: Organisation,
  directory: () => Promise<Directory>,
  id: string,
): Promise<FoundDigest> {
  const digest = await loadGeneral(database, id);
  const members = await database.letter.findMany({
    where: { digestId: id, state: 'gathering' },
    select: { id: true, kind: true, occasion: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const moot: { id: string; answer: string }[] = [];
  const lines: Line[] = [];
  const refused: { id: string; address: RefusedAddress }[] = [];
  for (const member of members) {
    if (member.kind === 'undeliverable') {
      const found = await findRefused(database, member.occasion);
      if ('moot' in found) moot.push({ id: member.id, answer: found.moot });
      else refused.push({ id: member.id, address: found });
      continue;
    }
    const found = await findFacts(database, organisation, directory, member.id);
    if ('moot' in found) moot.push({ id: member.id, answer: found.moot });
    else lines.push({ id: member.id, facts: found.facts, due: dueIn(found) });
  }

  const told = [...lines, ...refused].map((one) => one.id);
  if (told.length === 0) return { members: { told, moot }, moot: '无可汇总 · nothing of it still matters' };

  const { zone } = organisation;
  const cause = causes.find((one) => digest.occasion.startsWith(`${one}@`)) ?? 'morning';
  const isMorning = cause === 'morning';
  const now = digest.now.getTime();
  const morning = isMorning ? await instantNamed(database, digest.occasion, zone) : Number.POSITIVE_INFINITY;
  const since = isMorning ? Math.min(morning, digest.createdAt.getTime()) : Math.min(...lines.map(({ due }) => due));
  const base = baseOf(organisation);
  return {
    members: { told, moot },
    facts: {
      kind: 'digest',
      ...{ cause, zone, now, since },
      locale: locales.find((locale) => locale === digest.locale) ?? organisation.locale,
      reader: { name: digest.name, address: digest.email },
      messageId: digest.messageId,
      link: `${base}/tasks`,
      preferences: cause === 'together' ? null : `${base}/preferences`,
      lines: newest(lines).map(({ facts, due }) => {
        const late = now - due > lateAfterMs && (!isMorning || due < since - lateAfterMs);
        return { facts, dueEarlier: late ? due : null };
      }),
      refused: refused.map(({ address }) => address),
    },
  };
}

/** One line for each matter: the newest of those that say the same, due since the oldest of them. */
function newest(lines: readonly Line[]): Line[] {
  const said = new Map<string, Line>();
  for (const line of lines) {
    const { kind, item } = line.facts;
    const matter = tellStanding.has(kind) ? `${kind} ${item.id}` : line.id;
    said.set(matter, { ...line, due: Math.min(line.due, said.get(matter)?.due ?? line.due) });
  }
  return [...said.values()];
}

/** The instant that a morning's digest is named after. */
async function instantNamed(database: Database, occasion: string, zone: string): Promise<number> {
  const { day, hour } = readOccasion(occasion);
  return instantOf(day, hour ?? (await policyInForce(database, {})).remindAt, zone);
}

/** When a letter should have gone out: at once, or on the first working morning after its matter arose. */
function dueIn({ facts, gathered }: { facts: DigestLine['facts']; gathered: boolean }): number {
  return gathered ? dueOf(facts.since, { ...facts, remindAt: facts.policy.remindAt }) : facts.since;
}
