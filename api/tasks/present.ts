import type { z } from 'zod';
import type { Milestone, Standard } from '../../domain/item/item';
import type { TaskRow } from './data';
import type { taskItem } from './schema';

/** An item as lists show it. */
export function presentTask(row: TaskRow): z.input<typeof taskItem> {
  const { id, number, task, content, category, leadUnit, coUnits, owner, leader, deadline, ongoing } = row;
  const { weight, tags, step, percent, version, returns, effectRating } = row;
  return {
    ...{ id, batch: row.batchId, number, task, content, category, leadUnit, coUnits, owner, leader },
    // The read model's columns are written by the domain, in its own forms.
    standards: row.standards as unknown as Standard[],
    milestones: row.milestones as unknown as Milestone[],
    ...{ deadline, ongoing, dueAt: row.dueAt.toISOString(), weight, tags },
    state: row.state as z.input<typeof taskItem>['state'],
    light: row.light as z.input<typeof taskItem>['light'],
    ...{ step, percent, version, returns, effectRating },
    issuedAt: row.issuedAt.toISOString(),
    signedAt: row.signedAt?.toISOString() ?? null,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  };
}
