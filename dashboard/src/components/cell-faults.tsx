import { Refused } from '../api/problem';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';
import { Failure } from './failure';
import { PlainTable } from './plain-table';

type Props = {
  readonly error: Error;
  /** What each of several files is called, by its field. */
  readonly files?: Readonly<Record<string, string>>;
};

/** Why a file was not taken: each fault at its row and column, where the faults have them. */
export function CellFaults({ error, files }: Props) {
  const words = useWords(stateWords);
  const faults = error instanceof Refused ? error.problem.errors : [];
  if (!faults.some(({ row }) => row !== undefined)) return <Failure error={error} />;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>⚠ {words.cellFaults}</strong>
      </p>
      <PlainTable
        {...{ caption: words.cellFaults, headed: true, stack: true }}
        columns={[words.row, ...(files ? [words.file] : []), words.column, words.value, words.what]}
        rows={faults.map(({ file = '', row, column, code, value, message }) => ({
          key: `${file} ${row} ${column} ${code}`,
          cells: [row, ...(files ? [files[file] ?? file] : []), column, value, message],
        }))}
      />
    </div>
  );
}
