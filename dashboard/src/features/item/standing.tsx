import { stateWords } from '../../../../domain/item/words';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { itemWords } from './words';

/** How an item stands, and what comes next if nobody acts. */
export function Standing({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  const { locale } = useLanguage();
  const { due } = useClock();
  const clocks = item.agenda.filter(({ runs }) => runs).slice(0, 2);
  return (
    <div className="standing">
      <p>
        <LightMark light={item.light} /> <strong>{stateWords[item.state][locale]}</strong> · {due(item.deadline)} ·{' '}
        {item.percent}%
        {item.reportMissing && <strong> · ⚠ {fill(words.reportMissing, { month: item.reportMissing })}</strong>}
      </p>
      <p className="soft">
        {words.next}
        {locale === 'en' ? ': ' : '：'}
        {clocks.length === 0
          ? words.nothingToCome
          : clocks
              .map(({ local, why }) => `${local.slice(0, 16)} ${why}`)
              .join(locale === 'en' ? '; then ' : '；然后 ')}
      </p>
    </div>
  );
}
