import { stateWords } from '../../../../domain/item/words';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { Commands } from '../commands/commands';
import { Agenda } from './agenda';
import { Facts } from './facts';
import { History } from './history';
import { Extensions, Instructions, Moves, Requests } from './moves';
import { Notices } from './notices';
import { Reports } from './reports';
import { Milestones, Standards } from './standards';
import { itemWords } from './words';

/** An item: how it stands, what the reader may do, then everything that hangs on it, the most asked for first. */
export function ItemView({ item }: { readonly item: Task }) {
  return (
    <>
      <Standing item={item} />
      <Commands item={item} />
      <Requests item={item} />
      <Facts item={item} />
      <Standards item={item} />
      <Milestones item={item} />
      <Reports item={item} />
      <Instructions item={item} />
      <Notices item={item} />
      <Extensions item={item} />
      <Moves item={item} />
      <Agenda item={item} />
      <History id={item.id} />
    </>
  );
}

function Standing({ item }: { readonly item: Task }) {
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
