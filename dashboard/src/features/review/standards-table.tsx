import type { Task } from '../../api/types';
import { useWords } from '../../words/language';
import { Evidences } from './evidences';
import type { Verdicts } from './outcome';
import { reviewWords } from './words';

type Props = {
  readonly item: Task;
  readonly verdicts: Verdicts;
  readonly notes: Readonly<Record<string, string>>;
  readonly onVerdict: (id: string, met: boolean) => void;
  readonly onNote: (id: string, note: string) => void;
};

/** Standards side by side with what was handed in for them, each with its verdict. */
export function StandardsTable({ item, verdicts, notes, onVerdict, onNote }: Props) {
  const words = useWords(reviewWords);
  return (
    <ol className="bare judged">
      {item.standards.map(({ id, text, how, evidence }, at) => (
        <li key={id}>
          <div>
            <div className="soft">{words.standard}</div>
            <strong>
              {at + 1}. {text}
            </strong>
          </div>
          <div>
            <div className="soft">{words.handedIn}</div>
            <p className="said-by-owner">{how}</p>
            <Evidences files={evidence} />
          </div>
          <fieldset>
            <legend className="soft">
              {words.verdict}
              <span className="unseen"> {text}</span>
            </legend>
            {([true, false] as const).map((met) => (
              <label key={String(met)} className="judging">
                <input
                  type="radio"
                  name={`verdict-${id}`}
                  checked={verdicts[id] === met}
                  data-wanting={verdicts[id] === undefined || undefined}
                  onChange={() => onVerdict(id, met)}
                />{' '}
                {met ? `✓ ${words.met}` : `✗ ${words.notMet}`}
              </label>
            ))}
            {verdicts[id] === false && (
              <input
                type="text"
                className="note"
                aria-label={`${words.note} ${text}`}
                placeholder={words.note}
                maxLength={10_000}
                value={notes[id] ?? ''}
                onChange={({ target }) => onNote(id, target.value)}
              />
            )}
          </fieldset>
        </li>
      ))}
    </ol>
  );
}
