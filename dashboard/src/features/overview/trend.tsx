import { plusDays } from '../../../../domain/clocks/zone';
import { lastDayOf } from '../../../../domain/periods/period';
import type { Overview } from '../../api/types';
import { useLanguage, useWords } from '../../words/language';
import { Count } from './items-link';
import { shortMonth } from './month-name';
import { Part } from './part';
import { overviewWords } from './words';

/** What is suspended or cancelled is neither on time nor late. */
const judged = 'assigned,in_progress,under_review,accepted';
const barHeight = 48;

/** How much of what was due in each month was done in time, or is not late yet, as bars over their numbers. */
export function Trend({ overview: { trend, today } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  const { locale } = useLanguage();
  const filtersOf = (month: string) => {
    const last = lastDayOf(month);
    return { state: judged, from: `${month}-01`, to: last < today ? last : plusDays(today, -1) };
  };
  return (
    <Part title={words.trend} className="part-trend">
      <div className="sideways">
        <table className="data trend" aria-label={words.trend}>
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              {trend.map(({ month }, at) => (
                <th key={month} scope="col">
                  {(at === 0 || month.endsWith('-01')) && (
                    <>
                      <span className="soft">{month.slice(0, 4)}</span>
                      <br />{' '}
                    </>
                  )}
                  {shortMonth(month, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{words.rate}</th>
              {trend.map(({ month, due, late }) => (
                <td key={month}>
                  <Bar share={due === 0 ? null : (due - late) / due} />
                  {due === 0 ? '–' : `${Math.round(((due - late) / due) * 100)}%`}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{words.due}</th>
              {trend.map(({ month, due }) => (
                <td key={month}>
                  <Count count={due} to={filtersOf(month)} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{words.lateCount}</th>
              {trend.map(({ month, late }) => (
                <td key={month}>
                  <Count count={late} to={{ ...filtersOf(month), late: 'true' }} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </Part>
  );
}

/** A share as a bar; its number stands below it. */
function Bar({ share }: { readonly share: number | null }) {
  const high = Math.round((share ?? 0) * barHeight);
  return (
    <svg className="bar-of-share" viewBox={`0 0 24 ${barHeight}`} width="24" height={barHeight} aria-hidden="true">
      <rect className="whole" x="0" y="0" width="24" height={barHeight} />
      <rect className="share" x="0" y={barHeight - high} width="24" height={high} />
    </svg>
  );
}
