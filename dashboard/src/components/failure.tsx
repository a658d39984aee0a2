import { Button } from 'antd';
import { useClock } from '../api/me';
import { Refused } from '../api/problem';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';
import { nextStep } from './next-step';

type Props = { readonly error: Error; readonly onAgain?: () => void };

/** What stands in a place that failed: why, in the API's words, what others changed meanwhile, and what to do next. */
export function Failure({ error, onAgain }: Props) {
  const words = useWords(stateWords);
  const { moment } = useClock();
  const refused = error instanceof Refused ? error : null;
  const step = refused ? nextStep(refused) : 'nextAnew';
  // Without a number there is none to be told.
  const number = refused?.request ?? null;
  const shown = refused?.problem.detail.includes(number ?? '') ? '' : ` ${number}`;
  const next = step !== 'nextOther' ? words[step] : number === null ? words.nextAnew : words.nextOther + shown;
  const changes = refused?.problem.changes ?? [];
  return (
    <div className="failure" role="alert">
      <p>
        <strong>
          <span aria-hidden="true">⚠ </span>
          {saidOf(refused, words)}
        </strong>
      </p>
      {refused && refused.problem.errors.length > 0 && (
        <ul>
          {refused.problem.errors.map(({ pointer = '', code, message }) => (
            <li key={`${pointer} ${code}`}>{message}</li>
          ))}
        </ul>
      )}
      <p>{next}</p>
      {changes.length > 0 && (
        <>
          <p>{words.changed}</p>
          <ul>
            {changes.map(({ seq, at, who, what }) => (
              <li key={seq}>
                {moment(at)} {who} {what}
              </li>
            ))}
          </ul>
        </>
      )}
      {onAgain && <Button onClick={onAgain}>{words.again}</Button>}
    </div>
  );
}

function saidOf(refused: Refused | null, words: Readonly<Record<'failed' | 'unreachable' | 'stale', string>>): string {
  if (!refused) return words.failed;
  if (refused.status === 0) return words.unreachable;
  return refused.problem.code === 'version_stale' ? words.stale : refused.problem.detail || words.failed;
}
