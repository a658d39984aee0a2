import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { plusDays } from '../../../../../domain/clocks/zone';
import { stateWords } from '../../../../../domain/item/words';
import { lastDayOf } from '../../../../../domain/periods/period';
import { useClock } from '../../../api/me';
import type { Unsettled } from '../../../api/types';
import { LightMark } from '../../../components/light-mark';
import { fill } from '../../../words/dictionary';
import { useLanguage, useWords } from '../../../words/language';
import { useRights } from '../use-rights';
import { quarterWords } from '../words/quarter';
import { AskCarryOver } from './ask-carry-over';

type Item = Unsettled['items'][number];
type Props = { readonly quarter: string; readonly item: Item };

/** An item that holds the quarter, what may be done about it, and by whom it is decided. */
export function UnsettledRow({ quarter, item }: Props) {
  const words = useWords(quarterWords);
  const { locale } = useLanguage();
  const { due } = useClock();
  const { carryOver: mayAsk } = useRights();
  const [asking, setAsking] = useState(false);
  const { task, number, name, leadUnit, owner, leader, deadline, light, state, daysOverdue, carryOver, settled } = item;
  const people = [leadUnit.name, owner.name, leader?.name].filter(Boolean).join(' · ');
  // What is under review is to be accepted or returned first, and one carry-over waits at a time.
  const askable = !carryOver && !settled && (state === 'assigned' || state === 'in_progress');
  return (
    <li>
      <LightMark light={light} />
      <span className="grows">
        <Link to={`/items/${task}`}>{`${number}. ${name}`}</Link>
        <div className="soft">{`${people} · ${stateWords[state][locale]} · ${due(deadline)}`}</div>
        {settled && <div>✓ {words[settled]}</div>}
        {daysOverdue > 0 && <div className="late">⚠ {fill(words.late, { days: daysOverdue })}</div>}
        {carryOver && <div>… {fill(words.waits, { period: carryOver.period, deadline: due(carryOver.deadline) })}</div>}
        {mayAsk && state === 'under_review' && <div className="soft">{words.reviewFirst}</div>}
        {asking && askable && (
          <AskCarryOver
            {...{ quarter, item }}
            first={plusDays(lastDayOf(quarter), 1)}
            onClose={() => setAsking(false)}
          />
        )}
      </span>
      {mayAsk && askable && !asking && (
        <Button
          className="no-print"
          size="small"
          aria-label={`${words.carryOver}: ${name}`}
          onClick={() => setAsking(true)}
        >
          {words.carryOver}
        </Button>
      )}
    </li>
  );
}
