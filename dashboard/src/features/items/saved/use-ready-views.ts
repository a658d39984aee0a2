import { query } from '../../../api/call';
import { useClock, useMe } from '../../../api/me';
import { useWords } from '../../../words/language';
import { lastDayOf } from '../calendar/month';
import { savedWords } from './words';

export type ReadyView = { readonly name: string; readonly query: string };

/** Views that everybody has, and those of people who answer for items. */
export function useReadyViews(): readonly ReadyView[] {
  const words = useWords(savedWords);
  const { today } = useClock();
  const { data: me } = useMe();
  const month = today().slice(0, 7);
  const view = (name: string, filters: Readonly<Record<string, string>>) => ({ name, query: query(filters).slice(1) });
  const answers = me?.roles.some((role) => role === 'official' || role === 'unit_head') ?? false;
  return [
    view(words.all, {}),
    view(words.red, { light: 'red' }),
    view(words.dueThisMonth, { from: `${month}-01`, to: lastDayOf(month) }),
    view(words.late, { late: 'true' }),
    view(words.underReview, { state: 'under_review' }),
    view(words.reportMissing, { reportMissing: 'true' }),
    ...(me && answers ? [view(words.ownUnit, { unit: me.unit.code }), view(words.own, { owner: me.email })] : []),
  ];
}
