import { nextClock } from '../domain/clocks/clock';
import type { Event } from '../domain/item/event';
import type { Item } from '../domain/item/item';

/**
 * The columns of an item's row that its ledger determines, under their names in the database: the fold, and the rating of
 * the last acceptance, which the fold leaves to the ledger. What was only ever said in the table is not among them.
 */
export function itemRow(item: Item, events: readonly Event[]): Readonly<Record<string, unknown>> {
  return {
    ...{ batch_id: item.batch, number: item.number, task: item.task, state: item.state, light: item.light },
    ...{ step: item.step, deadline: item.deadline, due_at: time(item.dueAt), ladder_from: time(item.ladderFrom) },
    ...{ percent: item.percent, version: item.version, agenda: item.agenda, milestones: item.milestones },
    ...{ returns: item.returns, issued_at: time(item.issuedAt), signed_at: time(item.signedAt) },
    ...{ submitted_at: time(item.submission?.at ?? null), accepted_at: time(item.acceptedAt) },
    effect_rating: events.findLast((event) => event.type === 'accepted')?.effectRating ?? null,
    ...{ owner_id: item.owner.id, leader_id: item.leader?.id ?? null, lead_unit_code: item.leadUnit.code },
    ...{ co_units: item.coUnits, standards: item.standards, next_at: time(nextClock(item)?.at ?? null) },
    ...{ original_deadline: item.originalDeadline, extensions_granted: item.extensionsGranted },
    ...{ extension: item.extension, requests: item.requests, notices: item.notices, urged: item.urged },
    ...{ last_report_at: time(item.lastReportAt), report_missing: item.reportMissing },
    ...{ policy_version: item.rules.policy, calendar_version: item.rules.calendar },
  };
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
