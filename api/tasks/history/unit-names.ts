import type { Event } from '../../../domain/item/event';
import type { Body } from '../../../domain/ledger/entry';
import type { Transaction } from '../../../prisma/client';

/** What units are called now, by their codes. */
export type UnitNames = ReadonlyMap<string, string>;

/** The names of the units that events know by code only: those that co-operate. */
export async function unitNamesIn(on: Transaction, events: readonly Event[]): Promise<UnitNames> {
  const codes = events.flatMap((event) =>
    event.type === 'amended' && event.coUnits ? [...event.coUnits.from, ...event.coUnits.to] : [],
  );
  if (codes.length === 0) return new Map();
  const rows = await on.unit.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } });
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The events of an entry as it is stored. */
export function eventsIn(body: string): readonly Event[] {
  return (JSON.parse(body) as Body).events;
}
