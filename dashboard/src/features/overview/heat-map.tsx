import { useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Overview } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { HeatCell } from './heat-cell';
import { shortMonth } from './month-name';
import { Part } from './part';
import { useRoving } from './use-roving';
import { overviewWords } from './words';

/** So many units are shown, the reddest first, until all are asked for. */
const shownFirst = 12;

type Unit = Overview['heat']['units'][number];
type Span = Overview['heat']['spans'][number];

/** Lights by unit and month of the deadline; every number opens its items. */
export function HeatMap({ overview: { heat, year } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  const { locale } = useLanguage();
  const table = useRef<HTMLTableElement>(null);
  const [all, setAll] = useState(false);
  useRoving(table);
  const shown = all ? heat.units : heat.units.slice(0, shownFirst);
  const nameOf = ({ id }: Span) => (id === 'earlier' || id === 'later' ? words[id] : shortMonth(id, locale));
  return (
    <Part title={words.heat} className="part-heat" beside={<Years year={year} />}>
      <div className="sideways">
        <table ref={table} className="data heat" aria-label={`${words.heat} ${fill(words.heatYear, { year })}`}>
          <thead>
            <tr>
              <th scope="col">{words.unit}</th>
              {heat.spans.map((span) => (
                <th key={span.id} scope="col">
                  {nameOf(span)}
                </th>
              ))}
              <th scope="col">{words.all}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.unit.code}>
                <th scope="row">{row.unit.name}</th>
                {heat.spans.map((span) => (
                  <HeatCell
                    key={span.id}
                    unit={row.unit}
                    span={nameOf(span)}
                    counted={cellOf(row, span)}
                    days={{ from: span.from, to: span.to }}
                  />
                ))}
                <HeatCell unit={row.unit} span={words.all} counted={row} days={{ from: null, to: null }} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="soft legend">
        {words.heatLegend}
        <span className="no-print"> · {words.heatKeys}</span>
      </p>
      {shown.length < heat.units.length && (
        <button type="button" className="plain no-print" onClick={() => setAll(true)}>
          {fill(words.allUnits, { count: heat.units.length })}
        </button>
      )}
    </Part>
  );
}

function cellOf({ cells }: Unit, { id }: Span): Unit['cells'][number] | undefined {
  return cells.find(({ span }) => span === id);
}

/** Which year is shown stands in the address. */
function Years({ year }: { readonly year: number }) {
  const words = useWords(overviewWords);
  return (
    <span className="years">
      <Link to={`?year=${year - 1}`} replace preventScrollReset aria-label={words.yearBefore} className="no-print">
        ‹
      </Link>{' '}
      <strong>{fill(words.heatYear, { year })}</strong>{' '}
      <Link to={`?year=${year + 1}`} replace preventScrollReset aria-label={words.yearAfter} className="no-print">
        ›
      </Link>
    </span>
  );
}
