import type { Change, RuleChange } from '../../domain/changes';
import { amendFor, concerns, isReorganisation, replanFor } from '../../domain/changes';
import { WorkCalendar } from '../../domain/clocks/calendar';
import type { Rules } from '../../domain/clocks/rules';
import type { Amend, Replan } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import type { Calendars } from '../../prisma/calendars';
import { noticesInForce } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { readCutOffs } from '../../prisma/cut-offs';
import type { Prisma } from '../../prisma/generated/client';
import { movesOf, movesPage, policyReader } from '../../prisma/moves';
import { itemsPage, openStates } from '../../prisma/open-items';
import { timeOf } from './changes';

/** What carrying out a change needs to know. */
export type Ground = { readonly database: Database; readonly zone: string; readonly calendars: Calendars };

/** An item that a change concerns, the order for it where one can be given now, and whether something has to wait. */
export type Concerned = { readonly item: Item; readonly order: Replan | Amend | null; readonly waits: boolean };

export type ConcernedPage = {
  readonly concerned: readonly Concerned[];
  /** Where the next page begins; null after the last. */
  readonly after: string | null;
  /** The product's time at which it was looked at, epoch milliseconds. */
  readonly at: number;
};

/** The next page of items that a change still concerns: those that it has moved already are not among them. */
export async function concernedItems(ground: Ground, change: Change, after: string | null): Promise<ConcernedPage> {
  const at = await timeOf(ground.database);
  const items = await itemsPage(ground.database, { where: whereOf(change), after, take: movesPage });
  const next = items.length < movesPage ? null : (items.at(-1)?.id ?? null);
  return { concerned: await ordersFor(ground, change, items, at), after: next, at };
}

/** Suspended items are planned anew when they are resumed, by the working days of that time, but keep their policy. */
function whereOf(change: Change): Prisma.TaskWhereInput {
  switch (change.kind) {
    case 'calendar':
    case 'month':
      return { state: { in: openStates.filter((state) => state !== 'suspended') } };
    case 'policy':
      return { state: { in: openStates }, batchId: { in: [...change.batches] }, policyVersion: { lt: change.version } };
    case 'leave':
      return { state: { in: openStates }, OR: [{ ownerId: change.official.id }, { leaderId: change.official.id }] };
    case 'rename':
      return { state: { in: openStates }, leadUnitCode: change.unit.code };
    case 'merge':
    case 'close':
      return {
        state: { in: openStates },
        OR: [{ leadUnitCode: change.unit.code }, { coUnits: { has: change.unit.code } }],
      };
  }
}

async function ordersFor(ground: Ground, change: Change, items: readonly Item[], at: number): Promise<Concerned[]> {
  if (isReorganisation(change))
    return items.filter((item) => concerns(change, item)).map((item) => ({ item, ...amendFor(change, item) }));
  const order = replanFor(change);
  if (change.kind === 'policy') return items.map((item) => ({ item, order, waits: false }));
  const { database, zone, calendars } = ground;
  const { calendar } = await calendars.inForce();
  const after = { calendar, zone, closed: await readCutOffs(database) };
  const before = await rulesBefore(database, change, after);
  const moved = await movesOf(items, at, policyReader(database), (_, policy) => ({
    before: { ...before, policy },
    after: { ...after, policy },
  }));
  return moved.map(({ item }) => ({ item, order, waits: false }));
}

/** What clocks were reckoned by until the change. */
async function rulesBefore(
  database: Database,
  change: Exclude<RuleChange, { readonly kind: 'policy' }>,
  after: Omit<Rules, 'policy'>,
): Promise<Omit<Rules, 'policy'>> {
  if (change.kind === 'calendar')
    return { ...after, calendar: new WorkCalendar(await noticesInForce(database, change.version)) };
  return { ...after, closed: new Map([...(after.closed ?? [])].filter(([month]) => month !== change.month)) };
}
