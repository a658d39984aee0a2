import type { Overview } from '../../api/types';
import { lightSigns } from '../../components/light-mark';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Count } from './items-link';
import { overviewWords } from './words';

type Unit = Overview['heat']['units'][number];

type Props = {
  readonly unit: Unit['unit'];
  readonly span: string;
  readonly counted: Pick<Unit, 'total' | 'light'> | undefined;
  readonly days: { readonly from: string | null; readonly to: string | null };
};

/** What of a unit is due in a month: how much of it is red and yellow, in signs and numbers, and how much there is. */
export function HeatCell({ unit, span, counted, days }: Props) {
  const words = useWords(overviewWords);
  if (!counted || counted.total === 0) return <td className="empty">·</td>;
  const { total, light } = counted;
  const own = { unit: unit.code, ...days };
  const label = (sentence: string, count: number) => fill(sentence, { unit: unit.name, span, count });
  return (
    <td className={warmth(counted)}>
      {light.red > 0 && (
        <Count count={light.red} to={{ ...own, light: 'red' }} label={label(words.cellRed, light.red)}>
          {lightSigns.red}
          {light.red}
        </Count>
      )}{' '}
      {light.yellow > 0 && (
        <Count count={light.yellow} to={{ ...own, light: 'yellow' }} label={label(words.cellYellow, light.yellow)}>
          {lightSigns.yellow}
          {light.yellow}
        </Count>
      )}
      <div>
        <Count count={total} to={own} label={label(words.cellAll, total)} />
      </div>
    </td>
  );
}

/** The redder, the darker: by the share of red items; yellow where none is. */
function warmth({ total, light }: Pick<Unit, 'total' | 'light'>): string {
  if (light.red > 0) return light.red * 2 >= total ? 'hot' : 'warm';
  return light.yellow > 0 ? 'mild' : 'cool';
}
