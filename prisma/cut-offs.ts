import type { CutOffs } from '../domain/clocks/rules';
import type { Transaction } from './client';

/** When the months ended that are being or have been closed. */
export async function readCutOffs(on: Transaction): Promise<CutOffs> {
  const months = await on.$queryRaw<{ id: string; cutOff: Date }[]>`
    SELECT id, cut_off AS "cutOff" FROM period WHERE id LIKE '____-__'`;
  return new Map(months.map(({ id, cutOff }) => [id, cutOff.getTime()]));
}
