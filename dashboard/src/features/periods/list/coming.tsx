import { Link } from 'react-router';
import { useClock } from '../../../api/me';
import type { Periods } from '../../../api/types';
import { Facts } from '../../../components/facts';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { useMonthSchedule, usePeriod } from '../use-periods';
import { useRights } from '../use-rights';
import { periodWords } from '../words/common';
import { quartersOpen } from './year';

/** What comes next: the month that is closed next with its cut-off, and the quarters that are not sealed. */
export function Coming({ periods }: { readonly periods: Periods }) {
  const words = useWords(periodWords);
  const { moment } = useClock();
  const { oversee } = useRights();
  const schedule = useMonthSchedule(oversee && periods.next !== null);
  const { next } = periods;
  if (!next) return <p>{words.noMonthYet}</p>;
  const run = schedule.data;
  const runs = run?.paused ? `⚠ ${words.schedulePaused}` : run?.next ? moment(run.next) : `⚠ ${words.scheduleMissing}`;
  return (
    <section className="coming" aria-label={words.nextStep}>
      <Facts
        facts={[
          [
            words.monthNext,
            <Link key="next" to={`/periods/${next.id}`}>
              {fill(words.monthOf, { id: next.id })}
            </Link>,
          ],
          [words.cutOff, moment(next.cutOff)],
          [words.scheduleRun, oversee && (schedule.isPending ? '…' : runs)],
        ]}
      />
      <ul className="bare">
        {quartersOpen(periods).map((id) => (
          <QuarterStep key={id} id={id} />
        ))}
      </ul>
    </section>
  );
}

function QuarterStep({ id }: { readonly id: string }) {
  const words = useWords(periodWords);
  const { data } = usePeriod(id);
  return (
    <li>
      <Link to={`/periods/${id}`}>{fill(words.quarterOf, { id })}</Link>
      {data?.holds.map(({ code, message }) => (
        <div key={code} className="soft">
          ⚠ {message}
        </div>
      ))}
      {data && data.holds.length === 0 && <div className="soft">{data.next}</div>}
    </li>
  );
}
