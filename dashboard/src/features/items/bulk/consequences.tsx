import { rights } from '../../../../../domain/people/rights';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { Entered } from '../../commands/entered';
import type { BulkCommand, Chosen } from './run';
import { bulkWords } from './words';

/** So many people are named. */
const named = 8;

type Props = { readonly command: BulkCommand; readonly chosen: readonly Chosen[]; readonly entered: Entered };

/** What will happen to how many, whom letters go to, and with how many it cannot be done as they stand now. */
export function Consequences({ command, chosen, entered }: Props) {
  const words = useWords(bulkWords);
  const fit = chosen.filter((item) => isFit(command, item, entered));
  const unfit = chosen.length - fit.length;
  const owners = useOwners(fit);
  const letters =
    command === 'remind'
      ? [fill(words.letters_remind, owners)]
      : [
          ...(entered.deadline || entered.leader || isListed(entered.coUnits) ? [words.letters_deadline] : []),
          ...(entered.owner ? [fill(words.letters_owner, owners)] : []),
        ];
  return (
    <section className="consequences" aria-labelledby="bulk-happens">
      <h3 id="bulk-happens">{words.whatHappens}</h3>
      <div role="status">
        <ul>
          <li>{fill(words[`does_${command}`], { count: chosen.length })}</li>
          {unfit > 0 && <li>⚠ {fill(words[`unfit_${command}`], { count: unfit })}</li>}
          {(letters.length > 0 ? letters : [words.letters_none]).map((letter) => (
            <li key={letter}>✉ {letter}</li>
          ))}
        </ul>
      </div>
      <details>
        <summary>{fill(words.which, { count: chosen.length })}</summary>
        <ul>
          {chosen.map(({ id, number, task, leadUnit, owner }) => (
            <li key={id}>
              {number}. {task} <span className="soft">{`${leadUnit.name} · ${owner.name}`}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** Whether a command will be taken, as far as an item's state tells. */
function isFit(command: BulkCommand, { state }: Chosen, { deadline, leader, coUnits }: Entered): boolean {
  if (!rights[command].in.includes(state)) return false;
  return command === 'remind' || state !== 'under_review' || !(deadline || leader || isListed(coUnits));
}

function isListed(coUnits: unknown): boolean {
  return Array.isArray(coUnits) && coUnits.length > 0;
}

/** The owners of items, each with how many there are, those with most first. */
function useOwners(items: readonly Chosen[]): { readonly people: number; readonly names: string } {
  const words = useWords(bulkWords);
  const counts = new Map<string, { readonly name: string; readonly count: number }>();
  for (const { owner } of items)
    counts.set(owner.email, { name: owner.name, count: (counts.get(owner.email)?.count ?? 0) + 1 });
  const people = [...counts.values()].toSorted((a, b) => b.count - a.count);
  const names = people
    .slice(0, named)
    .map((person) => fill(words.ofPerson, person))
    .join(words.comma);
  return { people: people.length, names: people.length > named ? fill(words.andMore, { names }) : names };
}
