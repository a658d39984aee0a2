import type { Period } from '../../api/types';
import { useWords } from '../../words/language';
import { useRights } from './use-rights';
import { bulletinWords } from './words/bulletin';
import { periodWords } from './words/common';
import { entriesWords } from './words/entries';
import { monthWords } from './words/month';
import { quarterWords } from './words/quarter';

export type PeriodPart =
  | 'missing'
  | 'preclose'
  | 'preclose-entries'
  | 'close'
  | 'figures'
  | 'entries'
  | 'adjustments'
  | 'bulletin'
  | 'seal'
  | 'unsettled'
  | 'carry-overs';

/** The parts that the page of a period has, by how far it is and by what the reader may see; the first is shown at first. */
export function usePeriodParts({ kind, state, holds }: Period): { readonly key: PeriodPart; readonly label: string }[] {
  const rights = useRights();
  const common = useWords(periodWords);
  const labels = { ...useWords(monthWords), ...useWords(bulletinWords), ...useWords(quarterWords) };
  const { entries, adjustments } = useWords(entriesWords);
  const named: Readonly<Record<PeriodPart, string>> = {
    ...{ missing: labels.missing, preclose: labels.preclose, close: labels.close, figures: labels.figures },
    ...{ entries, adjustments, bulletin: labels.bulletin, unsettled: labels.title },
    seal: state === 'sealed' ? labels.certificate : kind === 'quarter' ? labels.seal_quarter : labels.seal,
    'preclose-entries': labels.precloseEntries,
    'carry-overs': labels.carryOvers ?? common.nextStep,
  };
  return keys().map((key) => ({ key, label: named[key] }));

  function keys(): PeriodPart[] {
    const closed = state === 'closed' || state === 'sealed';
    if (kind === 'quarter') {
      const clearing: PeriodPart[] = state === 'sealed' ? ['carry-overs'] : ['unsettled', 'carry-overs'];
      const frozen: PeriodPart[] = closed ? ['figures', 'entries', 'bulletin', 'seal'] : [];
      return [...clearing, ...frozen];
    }
    if (closed)
      return [
        ...(['figures', 'missing', 'entries'] as const),
        ...(rights.oversee ? (['adjustments'] as const) : []),
        ...(['bulletin', 'seal'] as const),
      ];
    // Of a month that has yet to begin, or lies before the first item, there is nothing to reckon.
    const begun = !holds.some(({ code }) => code === 'month_ahead' || code === 'nothing_to_close');
    if (!begun || !rights.oversee) return [];
    return ['missing', 'preclose', 'preclose-entries', ...(rights.close ? (['close'] as const) : [])];
  }
}
