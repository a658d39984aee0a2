import { dayOf } from '../../domain/clocks/zone';
import type { Database } from '../../prisma/client';

/** The number of a supervision notice (督办单), `督办〔2026〕12号`: the same for one occasion, however often it is asked for. */
export async function numberNotice(
  database: Database,
  task: string,
  occasion: string,
  at: number,
  zone: string,
): Promise<string> {
  const year = Number(dayOf(at, zone).slice(0, 4));
  const [row] = await database.$queryRaw<{ number: number }[]>`
    SELECT duban_number_notice(${task}::uuid, ${occasion}, ${year}::int) AS number`;
  if (!row) throw new Error(`no number for the notice ${occasion} of ${task}`);
  return `督办〔${year}〕${row.number}号`;
}
