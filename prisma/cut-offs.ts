import type { CutOffs } from '../domain/clocks/rules';
import type { Transaction } from './client';
import { readMonths } from './periods';

/** When the months ended that are being or have been closed. */
export async function readCutOffs(on: Transaction): Promise<CutOffs> {
  return new Map((await readMonths(on)).map(({ id, cutOff }) => [id, cutOff]));
}
