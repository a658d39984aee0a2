import type { Overview } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useStepName } from '../../words/steps';
import { Count } from './items-link';
import { Part } from './part';
import { overviewWords } from './words';

/** Who stands on which rung of the ladder. */
export function Ladder({ overview: { ladder } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  const named = useStepName();
  return (
    <Part title={words.ladder}>
      <dl className="ladder">
        {ladder.map(({ step, count, owners }) => {
          const on = { light: 'red', step: String(step) };
          const rest = count - owners.reduce((sum, one) => sum + one.count, 0);
          return (
            <div key={step}>
              <dt>
                {named(step)} <Count count={count} to={on} />
              </dt>
              <dd>
                {count === 0 && <span className="soft">{words.ladderNone}</span>}
                {owners.map(({ owner, unit, count: own }) => (
                  <span key={`${owner.email} ${unit.code}`} className="holder">
                    {owner.name} <span className="soft">{unit.name}</span>{' '}
                    <Count count={own} to={{ ...on, owner: owner.email, unit: unit.code }} />
                  </span>
                ))}
                {rest > 0 && <span className="soft">{fill(words.others, { count: rest })}</span>}
              </dd>
            </div>
          );
        })}
      </dl>
    </Part>
  );
}
