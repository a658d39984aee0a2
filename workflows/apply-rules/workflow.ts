import { continueAsNew } from '@temporalio/workflow';
import type { ChangeProgress } from '../messages/changes';
import type { CarryOut } from './carry-out';
import { carryOut } from './carry-out';

/** Puts running items under changed rules: a year's holiday notice, or a policy. */
export function applyRules(start: CarryOut): Promise<ChangeProgress> {
  return carryOut(start, (next) => continueAsNew<typeof applyRules>(next));
}
