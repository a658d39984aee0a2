import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { monthsOf, quarterOf } from '../../../../domain/periods/period';
import { query } from '../../api/call';
import { useClock } from '../../api/me';
import type { Hold, Period, Periods } from '../../api/types';
import { Facts } from '../../components/facts';
import { useWords } from '../../words/language';
import { PeriodState } from './period-state';
import { usePeriods } from './use-periods';
import { periodWords } from './words/common';

/** What stands at the head of a period: how far it is, what comes next, and what holds it. */
export function Head({ period }: { readonly period: Period }) {
  const words = useWords(periodWords);
  const { moment } = useClock();
  const { data: periods } = usePeriods();
  const { id, kind, state, cutOff, closedAt, closedBy, entryCount, seal, next } = period;
  // What holds it when it is closed by itself is no hurdle: the cut-off is told above.
  const holds = period.holds.filter(({ code }) => code !== 'cut_off_ahead');
  return (
    <>
      <Facts
        facts={[
          [words.state, <PeriodState key="state" state={isBefore(period, periods) ? 'before' : state} kind={kind} />],
          [words.cutOff, moment(cutOff)],
          [words.closedAt, closedAt && `${moment(closedAt)} · ${closedBy?.name ?? words.byClock}`],
          [words.entryCount, entryCount !== null && <Entries key="entries" count={entryCount} />],
          [words.sealNumber, seal && `${seal.number}`],
          kind === 'month'
            ? [words.ofQuarter, <PeriodLinks key="of" ids={[quarterOf(id)]} />]
            : [words.itsMonths, <PeriodLinks key="of" ids={monthsOf(id)} />],
        ]}
      />
      {next && (
        <p className="next-step">
          <strong>{words.nextStep}</strong> {next}
        </p>
      )}
      {holds.length > 0 && <Holds id={id} holds={holds} />}
    </>
  );
}

/** How many entries it has, and the way to them. */
function Entries({ count }: { readonly count: number }) {
  return count === 0 ? '0' : <Link to={{ search: query({ part: 'entries' }) }}>{count}</Link>;
}

/** What holds a period, in the API's words; the months that it names lead there. */
export function Holds({ id, holds }: { readonly id: string; readonly holds: readonly Hold[] }) {
  const words = useWords(periodWords);
  return (
    <section className="holds" aria-label={words.holds}>
      <ul className="bare">
        {holds.map(({ code, message, months = [] }) => (
          <li key={code}>
            <span aria-hidden="true">⚠ </span>
            {linked(message, new Set(months.filter((month) => month !== id)))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A month before the first item needs no close: it is open in name only. */
function isBefore({ id, kind, state }: Period, periods: Periods | undefined): boolean {
  return kind === 'month' && state === 'open' && Boolean(periods?.next && id < periods.next.id);
}

/** A sentence in which the months that it names lead there. */
function linked(sentence: string, months: ReadonlySet<string>): ReactNode[] {
  return sentence.split(/(\d{4}-\d{2})/).map((part) =>
    months.has(part) ? (
      <Link key={part} to={`/periods/${part}`}>
        {part}
      </Link>
    ) : (
      part
    ),
  );
}

function PeriodLinks({ ids }: { readonly ids: readonly string[] }) {
  return ids.map((id) => (
    <span key={id}>
      <Link to={`/periods/${id}`}>{id}</Link>{' '}
    </span>
  ));
}
