import { policyOf } from '../../../domain/policy';
import type { ReadRow } from '../../../domain/table/row';
import { createCalendars } from '../../../prisma/calendars';
import type { Transaction } from '../../../prisma/client';
import { readCutOffs } from '../../../prisma/cut-offs';
import { loadDirectory } from '../../../prisma/directory';
import { organisationPolicy } from '../../../prisma/policies';
import { allRows } from '../rows/data';

/** A sound row with the accounts that it names; `leader` null where it names none. */
export type SoundRow = { readonly read: ReadRow; readonly owner: string; readonly leader: string | null };

/** The rows of a batch that can be simulated, and how many cannot. */
export async function soundRows(on: Transaction, batch: string): Promise<{ rows: SoundRow[]; skipped: number }> {
  const all = await allRows(on, batch);
  const officials = await on.official.findMany({ where: { active: true }, select: { id: true, email: true } });
  const ids = new Map(officials.map(({ id, email }) => [email, id]));
  const rows = all.flatMap(({ read, problems }): SoundRow[] => {
    const owner = ids.get(read.owner ?? '');
    return owner && problems.length === 0 ? [{ read, owner, leader: ids.get(read.leader ?? '') ?? null }] : [];
  });
  return { rows, skipped: all.length - rows.length };
}

/** What the rows' people and units are called. */
export async function namesOf(on: Transaction) {
  const [units, officials] = await Promise.all([
    on.unit.findMany({ select: { code: true, name: true } }),
    on.official.findMany({ select: { id: true, name: true, email: true } }),
  ]);
  return {
    units: new Map(units.map(({ code, name }) => [code, name])),
    people: new Map(officials.map(({ id, name, email }) => [id, { name, email }])),
  };
}

/** What a batch is simulated by: its policy as it would be issued under, the working days in force, and the directory. */
export async function rulesFor(on: Transaction, own: unknown) {
  const { calendar, version } = await createCalendars(on).inForce();
  const policy = policyOf((await organisationPolicy(on)).own, own);
  const rules = { policy, calendar, closed: await readCutOffs(on), version: { policy: 0, calendar: version } };
  return { rules, directory: await loadDirectory(on) };
}
