import { continueAsNew } from '@temporalio/workflow';
import type { CarryOut } from '../apply-rules/carry-out';
import { carryOut } from '../apply-rules/carry-out';
import type { ChangeProgress } from '../messages/changes';

/** Hands items on where the organisation has changed: somebody left, a unit was renamed, merged or closed. */
export function reorganise(start: CarryOut): Promise<ChangeProgress> {
  return carryOut(start, (next) => continueAsNew<typeof reorganise>(next));
}
