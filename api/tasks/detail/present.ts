import type { z } from 'zod';
import type { CommandType } from '../../../domain/item/command';
import type { Item, State } from '../../../domain/item/item';
import type { Locale } from '../../../domain/locale';
import { groundFor, rights } from '../../../domain/people/rights';
import type { Capacity } from '../../../domain/people/roles';
import { offeredCommands } from '../commands/schema';
import { presentTask } from '../present';
import { presentAgenda } from './agenda';
import type { TaskWhole, Told } from './data';
import type { taskDetail } from './schema';

type Detail = z.input<typeof taskDetail>;

/** Who reads, and in what language. */
export type Reader = { readonly id: string; readonly capacities: readonly Capacity[]; readonly locale: Locale };

/** One item with everything that hangs on it, for one reader. */
export function presentWhole({ row, ledger, policy, people, coUnits }: TaskWhole, reader: Reader): Detail {
  const item = presentTask(row);
  const agenda = row.agenda as unknown as Item['agenda'];
  return {
    ...item,
    standards: item.standards.map((standard) => ({ ...standard, ...judged(standard.id, ledger) })),
    reports: ledger.flatMap(reportsOf),
    extensions: [],
    people: people.map((person) => ({ ...person, as: person.as as Detail['people'][number]['as'] })),
    coUnitNames: [...coUnits],
    agenda: presentAgenda({ agenda, state: item.state }, policy, reader.locale),
    may: commandsFor(item.state, submitterOf(item.state, ledger), reader),
  };
}

/** The commands that a person may give now, by the one table of rights; the submitter does not review their own work. */
function commandsFor(state: State, submitter: string | undefined, { id, capacities }: Reader): CommandType[] {
  return offeredCommands.filter((type) => {
    const permitted = rights[type].in.includes(state) && groundFor(type, capacities) !== undefined;
    return permitted && !(type === 'accept' && submitter === id);
  });
}

function submitterOf(state: State, ledger: readonly Told[]): string | undefined {
  if (state !== 'under_review') return undefined;
  return ledger.findLast(({ events }) => events.some(({ type }) => type === 'submitted'))?.actor?.id;
}

/** How a standard was met by the last submission, and how it was judged by the last review. */
function judged(id: string, ledger: readonly Told[]) {
  const events = ledger.flatMap((entry) => entry.events);
  const said = events.findLast((event) => event.type === 'submitted')?.standards.find((given) => given.id === id);
  const review = events.findLast((event) => event.type === 'accepted' || event.type === 'returned');
  const verdict = review?.standards.find((given) => given.id === id);
  const note = verdict && 'note' in verdict && typeof verdict.note === 'string' ? verdict.note : undefined;
  return {
    ...(said ? { how: said.how } : {}),
    ...(verdict ? { met: verdict.met } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

function reportsOf({ seq, at, actor, events }: Told): Detail['reports'] {
  return events.flatMap((event) => {
    if (event.type !== 'reported' || !actor) return [];
    const { type, milestones, ...said } = event;
    const by = { name: actor.name, as: actor.as };
    return [{ seq, at: new Date(at).toISOString(), by, ...said, ...(milestones && { milestones: [...milestones] }) }];
  });
}
