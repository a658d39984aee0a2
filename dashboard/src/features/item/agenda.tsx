import type { Task } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Section } from './section';
import { itemWords } from './words';

const shown = 5;

/** What is to come, when and why; what lies further off opens when asked for. */
export function Agenda({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  const { agenda } = item;
  return (
    <Section title={words.agenda}>
      {agenda.length === 0 && <p className="soft">{words.nothingToCome}</p>}
      <Clocks clocks={agenda.slice(0, shown)} />
      {agenda.length > shown && (
        <details>
          <summary>{fill(words.allClocks, { count: agenda.length })}</summary>
          <Clocks clocks={agenda.slice(shown)} />
        </details>
      )}
    </Section>
  );
}

function Clocks({ clocks }: { readonly clocks: Task['agenda'] }) {
  const words = useWords(itemWords);
  return (
    <ul className="bare">
      {clocks.map(({ at, kind, step, local, why, runs }) => (
        <li key={`${at} ${kind} ${step} ${why}`} className={runs ? undefined : 'soft'}>
          {local.slice(0, 16)} {why}
          {!runs && ` (${words.stopped})`}
        </li>
      ))}
    </ul>
  );
}
