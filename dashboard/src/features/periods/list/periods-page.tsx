import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { Answered } from '../../../components/answered';
import { AsOf } from '../../../components/as-of';
import { Nothing } from '../../../components/nothing';
import { Page } from '../../../components/page';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { usePeriods } from '../use-periods';
import { periodWords } from '../words/common';
import { Coming } from './coming';
import { SealChain } from './seal-chain';
import { yearsOf } from './year';
import { YearTable } from './year-table';
import '../periods.css';

/** 月结季清: the months and quarters of a year, what comes next, and the chain of seals. */
export function PeriodsPage() {
  const words = useWords(periodWords);
  const query = usePeriods();
  const [search, setSearch] = useSearchParams();
  const years = query.data ? yearsOf(query.data) : [];
  const wanted = search.get('year');
  const year = years.find((one) => one === wanted) ?? years[0];
  return (
    <Page
      title={words.periods}
      beside={
        <div className="beside no-print">
          <AsOf query={query} />
          {years.length > 1 && year && (
            <Select<string>
              aria-label={words.year}
              value={year}
              options={years.map((one) => ({ value: one, label: fill(words.ofYear, { year: one }) }))}
              onChange={(one) => setSearch({ year: one }, { replace: true })}
            />
          )}
        </div>
      }
    >
      <Answered query={query}>
        {(periods) =>
          year === undefined ? (
            <Nothing words={words.noMonthYet} />
          ) : (
            <>
              <Coming periods={periods} />
              <h2>{fill(words.ofYear, { year })}</h2>
              <YearTable year={year} periods={periods} />
              <SealChain items={periods.items} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}
