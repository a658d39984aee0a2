import type { z } from 'zod';
import { latenessOf } from '../../domain/clocks/lateness';
import type { Milestone, Standard, State } from '../../domain/item/item';
import type { TaskRow } from './data';
import type { taskItem } from './schema';

/** The product's time (epoch ms) and the organisation's zone: what lateness is told by. */
export type Moment = { readonly now: number; readonly zone: string };

/** An item as lists show it. */
export function presentTask(row: TaskRow, { now, zone }: Moment): z.input<typeof taskItem> {
  const { id, number, task, content, category, leadUnit, coUnits, owner, leader, deadline, ongoing } = row;
  const submission = row.submittedAt && { by: '', at: row.submittedAt.getTime() };
  const judged = { state: row.state as State, dueAt: row.dueAt.getTime(), submission };
  const { weight, tags, step, percent, version, returns, effectRating } = row;
  return {
    ...{ id, batch: row.batchId, number, task, content, category, leadUnit, coUnits, owner, leader },
    // The read model's columns are written by the domain, in its own forms.
    standards: row.standards as unknown as Standard[],
    milestones: (row.milestones as unknown as Milestone[]).map(({ past = false, ...one }) => ({ ...one, past })),
    ...{ deadline, ongoing, dueAt: row.dueAt.toISOString(), weight, tags },
    state: row.state as z.input<typeof taskItem>['state'],
    light: row.light as z.input<typeof taskItem>['light'],
    ...{ step, percent, version, returns },
    // What was rated when it was accepted says nothing of an item that was taken up again.
    effectRating: row.state === 'accepted' ? effectRating : null,
    ...latenessOf(judged, now, zone),
    issuedAt: row.issuedAt.toISOString(),
    signedAt: row.signedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  };
}
