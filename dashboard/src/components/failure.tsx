import { Button } from 'antd';
import { useClock } from '../api/me';
import { Refused } from '../api/problem';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';
import { nextStep } from './next-step';
import { whyOf } from './why';

type Props = { readonly error: Error; readonly onAgain?: () => void };

/** What stands in a place that failed: why, in the API's words, what others changed meanwhile, and what to do next. */
export function Failure({ error, onAgain }: Props) {
  const words = useWords(stateWords);
  const { moment } = useClock();
  const refused = error instanceof Refused ? error : null;
  const changes = refused?.problem.changes ?? [];
  return (
    <div className="failure" role="alert">
      <p>
        <strong>
          <span aria-hidden="true">⚠ </span>
          {refused ? whyOf(refused.status, refused.problem, words) : words.failed}
        </strong>
      </p>
      {refused && refused.problem.errors.length > 0 && (
        <ul>
          {refused.problem.errors.map(({ pointer = '', code, message }) => (
            <li key={`${pointer} ${code}`}>{message}</li>
          ))}
        </ul>
      )}
      <p>{refused ? words[nextStep(refused)] : words.nextAnew}</p>
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
