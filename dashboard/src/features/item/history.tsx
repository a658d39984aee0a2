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
            {items.map(({ at, kind, seq, hash, who, words: said }) => (
              <li key={`${at} ${kind} ${seq ?? hash} ${said}`}>
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
