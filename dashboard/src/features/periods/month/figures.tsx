import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '../../../api/call';
import type { Figures } from '../../../api/types';
import { PlainTable } from '../../../components/plain-table';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { PeriodPart } from '../period-parts';
import { monthWords } from '../words/month';
import type { Measure } from './measures';
import { useMeasures } from './measures';

type Props = {
  readonly now: Figures;
  readonly before: Figures | null;
  /** The part that lists what the figures count. */
  readonly entries: PeriodPart;
  readonly isQuarter?: boolean;
};

/** The figures of a period, overall and by unit, against the period before where there is one; each opens what it counts. */
export function FiguresOf({ now, before, entries, isQuarter = false }: Props) {
  const words = useWords(monthWords);
  const measures = useMeasures(isQuarter);
  const told = measures.filter(({ byUnit }) => byUnit);
  const against = (value: number | null, was: number | null | undefined) => {
    const moved = was === undefined ? '' : change(value, was);
    return moved && fill(words.moved, { moved });
  };
  return (
    <div className="figures">
      <PlainTable
        caption={before ? words.figuresAgainst : words.figuresByUnit}
        stack
        columns={[words.unit, ...told.map(({ label }) => label)]}
        rows={now.units.map((tally) => {
          const { unit } = tally;
          const was = before?.units.find((one) => one.unit.code === unit.code);
          return {
            key: unit.code,
            cells: [
              unit.name,
              ...told.map((measure) => (
                <span key={measure.key}>
                  <Counted {...{ measure, entries, unit, value: measure.of(tally) }} />
                  {against(measure.of(tally), was && measure.of(was))}
                </span>
              )),
            ],
          };
        })}
      />
      <div>
        <PlainTable
          caption={words.figuresOverall}
          columns={[words.figure, words.thisPeriod, ...(before ? [words.periodBefore, words.change] : [])]}
          rows={measures.map((measure) => {
            const { key, label, of } = measure;
            const [is, was] = [of(now.overall), before && of(before.overall)];
            const beside: ReactNode[] = before ? [shown(was), change(is, was) || '0'] : [];
            return { key, cells: [label, <Counted key="now" {...{ measure, entries, value: is }} />, ...beside] };
          })}
        />
      </div>
    </div>
  );
}

type CountedProps = {
  readonly measure: Measure;
  readonly value: number | null;
  readonly entries: PeriodPart;
  readonly unit?: Figures['units'][number]['unit'];
};

/** A figure that leads to the entries that it counts. */
function Counted({ measure: { label, behind }, value, entries, unit }: CountedProps) {
  if (!value || !behind) return shown(value);
  const search = query({ part: entries, unit: unit?.code, ...behind });
  return (
    <Link to={{ search }} aria-label={[unit?.name, label, value].filter(Boolean).join(' ')}>
      {value}
    </Link>
  );
}

function change(now: number | null, was: number | null): string {
  if (now === null || was === null || now === was) return '';
  const by = Math.round((now - was) * 10) / 10;
  return by > 0 ? `+${by}` : `−${-by}`;
}

function shown(value: number | null): string {
  return value === null ? '–' : `${value}`;
}
