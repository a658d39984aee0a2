import { lightWords } from '../../../../../domain/item/words';
import type { Figures } from '../../../api/types';
import { lightSigns } from '../../../components/light-mark';
import { fill } from '../../../words/dictionary';
import { useLanguage, useWords } from '../../../words/language';
import { useStepName } from '../../../words/steps';
import { monthWords } from '../words/month';
import type { EntryFilter } from './entry-list';

type Tally = Figures['overall'];
export type Measure = {
  readonly key: string;
  readonly label: string;
  readonly of: (tally: Tally) => number | null;
  /** Whether it stands in the table of units as well. */
  readonly byUnit: boolean;
  /** Which entries it counts; left out where it counts none. */
  readonly behind?: Readonly<Partial<Record<EntryFilter, string>>>;
};

const lights = ['red', 'yellow', 'green', 'grey', 'blue'] as const;
const steps = [1, 2, 3] as const;

/** What is told of a period in figures. Of a quarter, reports are counted over its months, and are no entries. */
export function useMeasures(isQuarter: boolean): Measure[] {
  const words = useWords(monthWords);
  const { locale } = useLanguage();
  const named = useStepName();
  return [
    { key: 'items', label: words.items, of: ({ items }) => items, byUnit: true, behind: {} },
    { key: 'open', label: words.open, of: ({ open }) => open, byUnit: true, behind: { open: 'true' } },
    ...lights.map((light) => ({
      ...{ key: light, label: `${lightSigns[light]} ${lightWords[light][locale]}`, byUnit: true, behind: { light } },
      of: (tally: Tally) => tally.lights[light],
    })),
    ...steps.map((step) => ({
      ...{ key: `step-${step}`, label: fill(words.atStep, { step: named(step) }), byUnit: false },
      ...{ of: (tally: Tally) => tally.steps[step - 1] ?? 0, behind: { step: `${step}` } },
    })),
    { key: 'due', label: words.reportsDue, of: ({ reportsDue }) => reportsDue, byUnit: false },
    {
      ...{ key: 'missing', label: words.reportsMissing, byUnit: true },
      of: ({ reportsMissing }) => reportsMissing,
      ...(!isQuarter && { behind: { missing: 'true' } }),
    },
    { key: 'percent', label: words.percent, of: ({ percent }) => percent, byUnit: true },
  ];
}
