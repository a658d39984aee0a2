import { Link } from 'react-router';
import { useClock } from '../../../api/me';
import type { Periods } from '../../../api/types';
import { PlainTable } from '../../../components/plain-table';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { PeriodState } from '../period-state';
import { periodWords } from '../words/common';
import type { YearRow } from './year';
import { rowsOfYear } from './year';

/** The quarters and months of a year, how far each is, and the way to it. */
export function YearTable({ year, periods }: { readonly year: string; readonly periods: Periods }) {
  const words = useWords(periodWords);
  const { moment } = useClock();
  const link = ({ id, kind, state }: YearRow) => {
    const name = fill(kind === 'quarter' ? words.quarterOf : words.monthOf, { id });
    return state === 'before' ? name : <Link to={`/periods/${id}`}>{name}</Link>;
  };
  const cutOffOf = ({ id, head }: YearRow) =>
    head ? moment(head.cutOff) : periods.next?.id === id ? moment(periods.next.cutOff) : null;
  return (
    <div className="year">
      <PlainTable
        {...{ caption: fill(words.ofYear, { year }), headed: true, stack: true }}
        columns={[words.period, words.state, words.cutOff, words.entryCount, words.sealNumber, words.sealedAt]}
        rows={rowsOfYear(year, periods).map((row) => ({
          key: row.id,
          cells: [
            <span key="name" className={row.kind}>
              {link(row)}
            </span>,
            <PeriodState key="state" state={row.state} kind={row.kind} />,
            cutOffOf(row),
            row.head?.entryCount ?? null,
            row.head?.seal?.number ?? null,
            row.head?.sealedAt ? moment(row.head.sealedAt) : null,
          ],
        }))}
      />
    </div>
  );
}
