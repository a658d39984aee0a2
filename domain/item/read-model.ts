import { nextClock } from '../clocks/clock';
import type { Event } from './event';
import type { Item } from './item';

/** The columns of the read model that an entry may change, as `duban_record` takes them. Times as ISO 8601. */
export function readModelOf(after: Item, events: readonly Event[]) {
  const rating = events.find((event) => event.type === 'accepted')?.effectRating ?? null;
  return {
    state: after.state,
    deadline: after.deadline,
    dueAt: time(after.dueAt),
    ladderFrom: time(after.ladderFrom),
    light: after.light,
    step: after.step,
    percent: after.percent,
    agenda: after.agenda,
    milestones: after.milestones,
    returns: after.returns,
    signedAt: time(after.signedAt),
    submittedAt: time(after.submission?.at ?? null),
    acceptedAt: time(after.acceptedAt),
    effectRating: rating,
    owner: after.owner.id,
    leader: after.leader?.id ?? null,
    leadUnit: after.leadUnit.code,
    coUnits: after.coUnits,
    standards: after.standards,
    nextAt: time(nextClock(after)?.at ?? null),
    extensionsGranted: after.extensionsGranted,
    extension: after.extension,
    requests: after.requests,
    notices: after.notices,
    urged: after.urged,
    lastReportAt: time(after.lastReportAt),
    reportMissing: after.reportMissing,
    policyVersion: after.rules.policy,
    calendarVersion: after.rules.calendar,
  };
}

function time(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
