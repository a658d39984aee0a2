import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Files } from './files';
import { Section } from './section';
import { itemWords } from './words';

/** The standards: how each was met by the last submission, with its evidence, and how it was judged. */
export function Standards({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  return (
    <Section title={words.standards}>
      <ol>
        {item.standards.map(({ id, text, how, met, note, evidence }) => (
          <li key={id}>
            {text}
            {met !== undefined && (
              <strong>
                {' '}
                {met ? '✓' : '✗'} {met ? words.met : words.notMet} {note}
              </strong>
            )}
            {how && <div className="soft">{fill(words.how, { how })}</div>}
            <Files files={evidence} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Milestones; of one that is past its date that is said. */
export function Milestones({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  if (item.milestones.length === 0) return null;
  return (
    <Section title={words.milestones}>
      <ul className="bare">
        {item.milestones.map(({ id, name, date, done, past }) => (
          <li key={id}>
            {done ? '✓' : past ? '⚠' : '○'} {date} {name} ·{' '}
            {done ? words.milestoneDone : past ? words.milestonePast : words.milestoneOpen}
          </li>
        ))}
      </ul>
    </Section>
  );
}
