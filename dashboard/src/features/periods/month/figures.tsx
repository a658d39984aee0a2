import { lightWords } from '../../../../../domain/item/words';
import type { Figures } from '../../../api/types';
import { lightSigns } from '../../../components/light-mark';
import { PlainTable } from '../../../components/plain-table';
import { fill } from '../../../words/dictionary';
import { useLanguage, useWords } from '../../../words/language';
import { monthWords } from '../words/month';

type Tally = Figures['overall'];
type Measure = {
  readonly key: string;
  readonly label: string;
  readonly of: (tally: Tally) => number | null;
  /** Whether it stands in the table of units as well. */
  readonly byUnit: boolean;
};

const lights = ['red', 'yellow', 'green', 'grey', 'blue'] as const;
const steps = [1, 2, 3] as const;

type Props = { readonly now: Figures; readonly before: Figures | null };

/** The figures of a period, overall and by unit, against the period before where there is one. */
export function FiguresOf({ now, before }: Props) {
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
        caption={before ? words.figuresAgainst : words.figuresByUnit}
        columns={[words.unit, ...told.map(({ label }) => label)]}
        rows={now.units.map((tally) => {
          const was = before?.units.find(({ unit }) => unit.code === tally.unit.code);
          const cells = told.map(({ of }) => against(of(tally), was && of(was)));
          return { key: tally.unit.code, cells: [tally.unit.name, ...cells] };
        })}
      />
      <div>
        <PlainTable
          caption={words.figuresOverall}
          columns={[words.figure, words.thisPeriod, ...(before ? [words.periodBefore, words.change] : [])]}
          rows={measures.map(({ key, label, of }) => {
            const [is, was] = [of(now.overall), before && of(before.overall)];
            const beside = before ? [shown(was), change(is, was) || '0'] : [];
            return { key, cells: [label, shown(is), ...beside] };
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
    { key: 'items', label: words.items, of: ({ items }) => items, byUnit: true },
    { key: 'open', label: words.open, of: ({ open }) => open, byUnit: true },
    ...lights.map((light) => ({
      ...{ key: light, label: `${lightSigns[light]} ${lightWords[light][locale]}`, byUnit: true },
      of: (tally: Tally) => tally.lights[light],
    })),
    ...steps.map((step) => ({
      ...{ key: `step-${step}`, label: fill(words.atStep, { step }), byUnit: false },
      of: (tally: Tally) => tally.steps[step - 1] ?? 0,
    })),
    { key: 'due', label: words.reportsDue, of: ({ reportsDue }) => reportsDue, byUnit: false },
    { key: 'missing', label: words.reportsMissing, of: ({ reportsMissing }) => reportsMissing, byUnit: true },
    { key: 'percent', label: words.percent, of: ({ percent }) => percent, byUnit: true },
  ];
}

function change(now: number | null, was: number | null): string {
  if (now === null || was === null || now === was) return '';
  const by = Math.round((now - was) * 10) / 10;
  return by > 0 ? `+${by}` : `−${-by}`;
}

function shown(value: number | null): string {
  return value === null ? '–' : `${value}`;
}
