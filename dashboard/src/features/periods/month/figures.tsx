import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { lightWords } from '../../../../../domain/item/words';
import { query } from '../../../api/call';
import type { Figures } from '../../../api/types';
import { lightSigns } from '../../../components/light-mark';
import { PlainTable } from '../../../components/plain-table';
import { fill } from '../../../words/dictionary';
import { useLanguage, useWords } from '../../../words/language';
import { monthWords } from '../words/month';

type Tally = Figures['overall'];
type Filters = Readonly<Record<string, string>>;
type Measure = {
  readonly key: string;
  readonly label: string;
  readonly of: (tally: Tally) => number | null;
  /** Whether it stands in the table of units as well. */
  readonly byUnit: boolean;
  /** How the items behind it are found: in the list of items as they stand, and among the entries of a close. */
  readonly items?: Filters;
  readonly entries?: Filters;
};

const lights = ['red', 'yellow', 'green', 'grey', 'blue'] as const;
const steps = [1, 2, 3] as const;

type Props = {
  readonly now: Figures;
  readonly before: Figures | null;
  /** The items as they stand now, where nothing is closed yet; else the entries of this period. */
  readonly behind: 'items' | { readonly period: string };
};

/** The figures of a period, overall and by unit, against the period before where there is one; a number leads to what is behind it. */
export function FiguresOf({ now, before, behind }: Props) {
  const words = useWords(monthWords);
  const measures = useMeasures();
  const told = measures.filter(({ byUnit }) => byUnit);
  const against = (value: number | null, was: number | null | undefined) => {
    const moved = was === undefined ? '' : change(value, was);
    return moved ? fill(words.changed, { now: shown(value), moved }) : shown(value);
  };
  return (
    <div className="figures">
      <PlainTable
        stack
        caption={before ? words.figuresAgainst : words.figuresByUnit}
        columns={[words.unit, ...told.map(({ label }) => label)]}
        rows={now.units.map((tally) => {
          const was = before?.units.find(({ unit }) => unit.code === tally.unit.code);
          const cells = told.map((measure) => {
            const { of } = measure;
            const text = against(of(tally), was && of(was));
            return linked(
              text,
              `${tally.unit.name} ${measure.label}`,
              of(tally),
              hrefOf(measure, behind, tally.unit.code),
            );
          });
          return { key: tally.unit.code, cells: [tally.unit.name, ...cells] };
        })}
      />
      <div>
        <PlainTable
          caption={words.figuresOverall}
          columns={[words.figure, words.thisPeriod, ...(before ? [words.periodBefore, words.change] : [])]}
          rows={measures.map((measure) => {
            const { key, label, of } = measure;
            const [is, was] = [of(now.overall), before && of(before.overall)];
            const beside = before ? [shown(was), change(is, was) || '0'] : [];
            const told = linked(shown(is), label, is, hrefOf(measure, behind));
            return { key, cells: [label, told, ...beside] };
          })}
        />
      </div>
    </div>
  );
}

function useMeasures(): Measure[] {
  const words = useWords(monthWords);
  const { locale } = useLanguage();
  return [
    { key: 'items', label: words.items, of: ({ items }) => items, byUnit: true, entries: {} },
    { key: 'open', label: words.open, of: ({ open }) => open, byUnit: true, items: { state: openStates } },
    ...lights.map((light) => ({
      ...{ key: light, label: `${lightSigns[light]} ${lightWords[light][locale]}`, byUnit: true },
      of: (tally: Tally) => tally.lights[light],
      entries: { light },
      // Those that were accepted before the period are blue in the list as well.
      ...(light !== 'blue' && { items: { light } }),
    })),
    ...steps.map((step) => ({
      ...{ key: `step-${step}`, label: fill(words.atStep, { step }), byUnit: false },
      of: (tally: Tally) => tally.steps[step - 1] ?? 0,
    })),
    { key: 'due', label: words.reportsDue, of: ({ reportsDue }) => reportsDue, byUnit: false },
    {
      ...{ key: 'missing', label: words.reportsMissing, byUnit: true, of: ({ reportsMissing }) => reportsMissing },
      entries: { missing: 'true' },
    },
    { key: 'percent', label: words.percent, of: ({ percent }) => percent, byUnit: true },
  ];
}

const openStates = 'assigned,in_progress,under_review,suspended';

function hrefOf({ items, entries }: Measure, behind: Props['behind'], unit?: string): string | null {
  const of = { ...(unit && { unit }) };
  if (behind === 'items') return items ? `/items${query({ ...items, ...of })}` : null;
  return entries ? `/periods/${behind.period}${query({ part: 'entries', ...entries, ...of })}` : null;
}

/** A number with something behind it leads there; what it counts is heard with it. */
function linked(text: string, what: string, value: number | null, href: string | null): ReactNode {
  if (!href || !value) return text;
  return (
    <Link to={href} aria-label={`${what} ${text}`}>
      {text}
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
