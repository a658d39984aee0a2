import type { SheetPlan } from '../domain/table/export/plan';
import { runChild } from './child';
import type { ChildLimits } from './limits';
import { writerLimits } from './limits';
import { inWritersTurn } from './turns';

/** A file to be filled in: its bytes as they came, in base64, and what to change. */
export type Filling = { readonly file: string; readonly plan: SheetPlan; readonly at: number };

/**
 * Fills in an .xlsx that was read before, or a CSV file as an .xlsx, and leaves all else of it as it is. In a process of
 * its own: the file came from outside. Null where that cannot be done without changing something else, or within the limits.
 * @param at epoch milliseconds; the file says that it was changed then.
 */
export function fillSpreadsheet(
  file: Buffer,
  plan: SheetPlan,
  at: number,
  limits: ChildLimits = writerLimits,
): Promise<Buffer | null> {
  return inWritersTurn(async () => {
    const filling: Filling = { file: file.toString('base64'), plan, at };
    const filled = await runChild('fill-main', Buffer.from(JSON.stringify(filling)), limits);
    return filled === undefined || filled.length === 0 ? null : filled;
  });
}
