import { monthOf, nextMonth } from '../../../../domain/clocks/reporting';
import { useClock } from '../../api/me';
import type { TaskItem } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import { useWide } from '../../components/use-wide';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { ItemLink } from './columns';
import { itemsWords } from './words';

const day = 86_400_000;

/** From issue to deadline, one bar for each item on one scale of months; how far it is fills the bar from the left. */
export function Gantt({ rows }: { readonly rows: readonly TaskItem[] }) {
  const words = useWords(itemsWords);
  const clock = useClock();
  const now = Date.now();
  const begin = Math.min(now, ...rows.map(({ issuedAt, dueAt }) => Math.min(Date.parse(issuedAt), Date.parse(dueAt))));
  const end = Math.max(now, ...rows.map(({ dueAt }) => Date.parse(dueAt))) + 7 * day;
  const at = (instant: number) => ((instant - begin) / (end - begin)) * 100;
  const ticks = ticksBetween(clock.day(begin), clock.day(end), useWide() ? 12 : 4);
  return (
    <div className="sideways">
      <table className="data gantt" aria-label={words.gantt}>
        <thead>
          <tr>
            <th scope="col">{words.task}</th>
            <th scope="col">{words.light}</th>
            <th scope="col">
              {words.fromTo}
              <div className="scale" aria-hidden="true">
                {ticks.map((month) => (
                  <span key={month} style={{ insetInlineStart: `${at(Date.parse(`${month}-01`))}%` }}>
                    {month}
                  </span>
                ))}
              </div>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => {
            const [from, to] = [Date.parse(item.issuedAt), Date.parse(item.dueAt)];
            const left = at(Math.min(from, to));
            const width = Math.max(0.6, at(Math.max(from, to)) - left);
            return (
              <tr key={item.id}>
                <td>
                  <ItemLink item={item} />
                </td>
                <td>
                  <LightMark light={item.light} />
                </td>
                <td>
                  <div className="track" aria-hidden="true">
                    <span
                      className={`span light-${item.light}`}
                      style={{ insetInlineStart: `${left}%`, width: `${width}%` }}
                    >
                      <span className="done" style={{ width: `${item.percent}%` }} />
                    </span>
                    <span className="now" style={{ insetInlineStart: `${at(now)}%` }} />
                  </div>
                  <span className="soft">
                    {fill(words.ganttSaid, {
                      from: clock.day(from),
                      to: clock.due(item.deadline),
                      percent: item.percent,
                    })}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The months whose beginnings are marked, no more than there is room for. */
function ticksBetween(first: string, last: string, most: number): string[] {
  const months: string[] = [];
  for (let month = nextMonth(monthOf(first)); month <= monthOf(last); month = nextMonth(month)) months.push(month);
  const every = Math.ceil(months.length / most);
  return months.filter((_, index) => index % every === 0);
}
