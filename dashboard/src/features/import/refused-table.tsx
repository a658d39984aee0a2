import { Button } from 'antd';
import { Link } from 'react-router';
import { Refused } from '../../api/problem';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import type { Mapping } from './mapping-form';
import { MappingForm } from './mapping-form';
import { importWords } from './words';

type Change = { readonly sheet?: string; readonly mapping?: Mapping; readonly again?: boolean };
type Props = { readonly error: Error; readonly onAgain: (change: Change) => void };

/** Why a table was not read, and what may be said so that it is: which sheet, which column, or that it is meant again. */
export function RefusedTable({ error, onAgain }: Props) {
  const words = useWords(importWords);
  const problem = error instanceof Refused ? error.problem : null;
  if (problem?.code === 'same_file')
    return (
      <div className="failure" role="alert">
        <p>
          <strong>⚠ {words.sameFile}</strong>
        </p>
        <Link to={`/batches/${problem.batch}`}>{words.earlier}</Link>{' '}
        <Button onClick={() => onAgain({ again: true })}>{words.againAnyway}</Button>
      </div>
    );
  if (problem?.code === 'sheet-choice' || problem?.code === 'sheet-unknown')
    return (
      <fieldset className="failure">
        <legend>{words.whichSheet}</legend>
        <p role="alert">{problem.detail}</p>
        {(problem.choices ?? []).map((sheet) => (
          <Button key={sheet} onClick={() => onAgain({ sheet })}>
            {sheet}
          </Button>
        ))}
      </fieldset>
    );
  return (
    <>
      <Failure error={error} />
      {problem?.choices && <MappingForm headings={problem.choices} onRead={(mapping) => onAgain({ mapping })} />}
    </>
  );
}
