import { dueAtOf, isDay } from '../clocks/deadline';
import type { Day } from '../clocks/zone';
import { dayOf } from '../clocks/zone';
import type { CellReader } from './cell-reader';
import type { RowContext } from './given-row';
import { checkMilestones, readMilestones } from './milestones';
import { meansNothing, splitNames } from './names';
import type { Notes } from './notes';
import { readNumberText } from './number-text';
import type { GivenRow, ReadRow } from './row';
import { splitStandards } from './standards';
import { clean, storable } from './text';

/** The quality standards: a list as given, or split where they stand in one text. */
export function readStandards(given: GivenRow, cell: CellReader, notes: Notes): string[] {
  const text = cell.text('standards');
  const { standards } = given;
  const read =
    typeof standards === 'string' ? splitStandards(text) : (standards ?? []).map((one) => storable(clean(one)));
  const kept = read.filter((standard) => !meansNothing(standard));
  if (kept.length === 0 && cell.sound('standards')) notes.fault('standards', 'standards-missing', text);
  return kept;
}

/** The milestones; those that cannot be read keep what was written, without a date. */
export function readStages(
  given: GivenRow,
  cell: CellReader,
  { year }: RowContext,
  notes: Notes,
): Pick<ReadRow, 'milestones'> {
  const stages = given.milestones;
  if (!stages || stages.length === 0) return {};
  const read =
    typeof stages === 'string'
      ? readMilestones(cell.text('milestones'), year)
      : checkMilestones(
          stages.map(({ name, date }) => ({ name: cell.checkedLine('milestones', name), date })),
          year,
        );
  if (cell.sound('milestones'))
    for (const name of read.unreadable) notes.fault('milestones', 'milestone-unreadable', name, { name });
  return read.milestones.length > 0 ? { milestones: read.milestones } : {};
}

/** A stage aim after the item is over is odd, and may be meant: a warning. */
export function warnLateStages({ milestones = [], deadline }: ReadRow, { zone }: RowContext, notes: Notes): void {
  const last = lastDay(deadline, zone);
  if (last === undefined) return;
  for (const { name, date } of milestones)
    if (isDay(date) && date > last)
      notes.warn('milestones', 'milestone-after-deadline', name, { name, date, deadline: last });
}

/** The last day on time; of what cannot be read as a deadline, which is reported elsewhere, none. */
function lastDay(deadline: string, zone: string): Day | undefined {
  try {
    return dayOf(dueAtOf(deadline, zone), zone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The weight, a number or a percentage over 0 and up to 100. */
export function readWeight(cell: CellReader, notes: Notes): Pick<ReadRow, 'weight'> {
  const written = cell.text('weight');
  if (meansNothing(written) || !cell.sound('weight')) return {};
  const read = readNumberText(written);
  if (!read) notes.fault('weight', 'weight-unreadable', written);
  else if (read.number <= 0 || read.number > 100) notes.fault('weight', 'weight-out-of-range', written);
  else if (read.number < 1 && !read.percent)
    notes.warn('weight', 'weight-fraction', written, { percent: Math.round(read.number * 1000) / 10 });
  return read ? { weight: read.number } : {};
}

/** The tags, each once. */
export function readTags(cell: CellReader): Pick<ReadRow, 'tags'> {
  const tags = [...new Set(splitNames(cell.text('tags')))];
  return tags.length > 0 ? { tags } : {};
}
