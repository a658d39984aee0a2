import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { useStepName } from '../../words/steps';
import { Deadline } from '../items/deadline';
import { Section } from './section';
import { itemWords } from './words';

/** What an item is; a fact without a value is left out. */
export function Facts({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  const { comma } = useWords(stateWords);
  const { due, moment } = useClock();
  const named = useStepName();
  const times = (count: number) => (count > 0 ? fill(words.times, { count }) : null);
  const facts = [
    [words.content, item.content],
    [words.leadUnit, item.leadUnit.name],
    [words.coUnits, item.coUnitNames.map(({ name }) => name).join(comma)],
    [words.owner, item.owner.name],
    [words.leader, item.leader?.name],
    [words.deadline, <Deadline key="deadline" item={item} />],
    [words.originalDeadline, item.originalDeadline === item.deadline ? null : due(item.originalDeadline)],
    [words.step, item.step > 0 ? named(item.step) : null],
    [words.chased, times(item.urged)],
    [words.returned, times(item.returns)],
    [words.submitted, item.submittedAt && moment(item.submittedAt)],
    [words.accepted, item.acceptedAt && moment(item.acceptedAt)],
    [words.rating, item.effectRating],
  ] as const;
  return (
    <Section title={words.facts}>
      <dl className="facts">
        {facts.map(([term, value]) =>
          value === null || value === undefined || value === '' ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </Section>
  );
}
