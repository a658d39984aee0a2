import type { z } from 'zod';
import { fold } from '../../../domain/item/evolve';
import type { Item } from '../../../domain/item/item';
import type { Reader } from '../../../domain/item/offered';
import { commandsFor } from '../../../domain/item/offered';
import type { Locale } from '../../../domain/locale';
import { groundFor } from '../../../domain/people/rights';
import type { Moment } from '../present';
import { presentTask } from '../present';
import { presentAgenda } from './agenda';
import type { StoredEntry, TaskWhole } from './data';
import { deadlineChangesOf, extensionsOf } from './deadlines';
import { instructionsOf, noticesOf } from './notices';
import type { taskDetail } from './schema';

type Detail = z.input<typeof taskDetail>;

/** Who reads, and in what language. */
export type LocalReader = Reader & { readonly locale: Locale };

/** One item with everything that hangs on it, for one reader. */
export function presentWhole(
  { row, ledger, policy, people, coUnits }: TaskWhole,
  reader: LocalReader,
  moment: Moment,
): Detail {
  const item = presentTask(row, moment);
  const standing = fold(ledger);
  const agenda = row.agenda as unknown as Item['agenda'];
  return {
    ...item,
    standards: item.standards.map((standard) => ({ ...standard, ...judged(standard.id, ledger) })),
    reports: ledger.flatMap(reportsOf),
    parts: partsOf(ledger),
    returned: returnedBy(ledger),
    reportsPart: groundFor('report', reader.capacities) === 'co_unit',
    ...lifeOf(standing, ledger),
    rules: { ...standing.rules, organisation: policy.organisation },
    people: [...people],
    // In the order in which they were named.
    coUnitNames: row.coUnits.flatMap((code) => coUnits.find((unit) => unit.code === code) ?? []),
    agenda: presentAgenda({ ...standing, agenda, state: item.state }, policy.policy, reader.locale),
    may: commandsFor(standing, reader),
    requests: requestsOf(standing, ledger),
  };
}

/** What has become of the item since its issue, beside reports and reviews. */
function lifeOf(standing: Item, ledger: readonly StoredEntry[]) {
  const { originalDeadline, extensionsMax, extensionsGranted, urged, reportMissing } = standing;
  return {
    ...{ originalDeadline, urged, reportMissing },
    deadlineChanges: deadlineChangesOf(ledger),
    extensions: extensionsOf(ledger, standing),
    extensionsLeft: Math.max(0, extensionsMax - extensionsGranted),
    notices: noticesOf(ledger, standing),
    instructions: instructionsOf(ledger),
  };
}

/** What waits for a leader's decision, and who asked for it. */
function requestsOf({ requests }: Item, ledger: readonly StoredEntry[]): Detail['requests'] {
  return requests.map(({ id, kind, reason, deadline, period }) => {
    const asked = ledger.find(({ events }) =>
      events.some((event) => event.type === 'asked' && event.request.id === id),
    );
    const by = { by: asked?.actor?.name ?? '', at: new Date(asked?.at ?? 0).toISOString() };
    const moved = { ...(deadline !== undefined && { deadline }), ...(period !== undefined && { period }) };
    return { id, kind, reason, ...moved, ...by };
  });
}

/** How a standard was met by the last submission, and how it was judged by the last review. */
function judged(id: string, ledger: readonly StoredEntry[]) {
  const events = ledger.flatMap((entry) => entry.events);
  const said = events.findLast((event) => event.type === 'submitted')?.standards.find((given) => given.id === id);
  const review = events.findLast((event) => event.type === 'accepted' || event.type === 'returned');
  const verdict = review?.standards.find((given) => given.id === id);
  const note = verdict && 'note' in verdict && typeof verdict.note === 'string' ? verdict.note : undefined;
  return {
    ...(said ? { how: said.how } : {}),
    ...(said?.evidence ? { evidence: [...said.evidence] } : {}),
    ...(verdict ? { met: verdict.met } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

/** The last return, as long as nothing has been submitted after it. */
function returnedBy(ledger: readonly StoredEntry[]): Detail['returned'] {
  const entry = ledger.findLast(({ events }) =>
    events.some(({ type }) => type === 'returned' || type === 'submitted' || type === 'accepted'),
  );
  const event = entry?.events.find((one) => one.type === 'returned');
  return entry && event
    ? { at: new Date(entry.at).toISOString(), by: entry.actor?.name ?? '', reason: event.reason }
    : null;
}

/** How far each co-operating unit says that its part is, by its latest report. */
function partsOf(ledger: readonly StoredEntry[]): Detail['parts'] {
  const latest = new Map<string, Detail['parts'][number]>();
  for (const { at, events } of ledger)
    for (const event of events)
      if (event.type === 'reported' && event.part && event.unit)
        latest.set(event.unit.code, { unit: event.unit, percent: event.percent, at: new Date(at).toISOString() });
  return [...latest.values()];
}

function reportsOf({ seq, at, actor, events }: StoredEntry): Detail['reports'] {
  return events.flatMap((event) => {
    if (event.type !== 'reported' || !actor) return [];
    const { type, milestones, evidence, part, ...said } = event;
    const by = { name: actor.name, as: actor.as };
    const lists = { ...(milestones && { milestones: [...milestones] }), ...(evidence && { evidence: [...evidence] }) };
    return [{ seq, at: new Date(at).toISOString(), by, ...said, ...lists }];
  });
}
