import { useClock } from '../../api/me';
import { Answered } from '../../components/answered';
import { useWords } from '../../words/language';
import { Section } from './section';
import { useHistory } from './use-item';
import { itemWords } from './words';

/** Everything that happened to an item, the latest first. */
export function History({ id }: { readonly id: string }) {
  const words = useWords(itemWords);
  const { moment } = useClock();
  const query = useHistory(id);
  return (
    <Section title={words.history}>
      <Answered query={query}>
        {({ items }) => (
          <ul className="bare timeline">
            {items.map(({ at, kind, seq, who, words: said }, index) => (
              // A letter has neither number nor name of its own here.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
              <li key={`${at} ${kind} ${seq} ${index}`}>
                <div className="soft">
                  {moment(at)} {who?.name}
                </div>
                {said}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Section>
  );
}
