import type { Task } from '../../api/types';
import type { Entered } from './entered';
import { given } from './entered';

/** What goes to the API of each command whose body is not just what was entered. */
type Body = (entered: Entered, item: Task) => Entered;

/** A fall owes its reason; milestones are said of all, or not at all. */
export const reportBody: Body = ({ milestones, evidence, percent, reason, ...words }, item) => ({
  ...given({ ...words, ...(falls(percent, item) && { reason }) }),
  percent: Number(percent),
  ...(item.milestones.length > 0 && { milestones: reached(milestones, item) }),
  ...given({ evidence: idsOf(evidence) }),
});

export const submitBody: Body = (entered, item) => ({
  standards: each(entered, item).map(({ id, how, evidence }) => given({ id, how, evidence: idsOf(evidence) })),
});

export const acceptBody: Body = (entered, item) => ({
  effectRating: Number(entered.effectRating),
  standards: each(entered, item).map(({ id, met }) => ({ id, met })),
});

export const returnBody: Body = (entered, item) => ({
  ...given({ reason: entered.reason }),
  standards: each(entered, item).map(({ id, met, note }) => given({ id, met, ...(met === false && { note }) })),
});

/** What is left as it was is left out. */
export const amendBody: Body = ({ standards, coUnits, ...entered }, item) => {
  const texts = String(standards ?? '')
    .split('\n')
    .map((text) => text.trim())
    .filter(Boolean);
  const changed = texts.length > 0 && texts.join('\n') !== item.standards.map(({ text }) => text).join('\n');
  // Where there is no field for them they stay.
  const units = (coUnits ?? item.coUnits) as readonly string[];
  const moved = units.toSorted().join() !== item.coUnits.toSorted().join();
  return given({ ...entered, ...(moved && { coUnits: units }), ...(changed && { standards: texts }) });
};

/** Whether a percentage is below the one before; a co-operating unit's part is beside it. */
export function falls(percent: unknown, item: Task): boolean {
  return !item.reportsPart && /^\s*\d+\s*$/.test(String(percent ?? '')) && Number(percent) < item.percent;
}

function reached(ticked: unknown, { milestones }: Task) {
  const ids = (ticked ?? []) as readonly string[];
  return milestones.map(({ id }) => ({ id, done: ids.includes(id) }));
}

/** What was entered for each standard, with its id. */
function each({ standards }: Entered, item: Task): (Entered & { readonly id: string })[] {
  const entered = (standards ?? []) as readonly Entered[];
  return item.standards.map(({ id }, at) => ({ ...entered[at], id }));
}

/** The ids of the files that have arrived; undefined where there are none. */
function idsOf(uploads: unknown): string[] | undefined {
  const ids = ((uploads ?? []) as readonly { readonly id: string | null }[]).flatMap(({ id }) => id ?? []);
  return ids.length > 0 ? ids : undefined;
}
