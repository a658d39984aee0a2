import { useClock } from '../../api/me';
import type { Batch } from '../../api/types';
import { Facts } from '../../components/facts';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { importWords } from './words';

/** What a batch is, what is wrong with it, and what is odd. */
export function BatchFacts({ batch }: { readonly batch: Batch }) {
  const words = useWords(importWords);
  const { moment } = useClock();
  const { state, year, documentNo, fileName, sheet, rowCount, createdAt, issuedAt, problems, warnings } = batch;
  const facts = [
    [words.state, words[state]],
    [words.year, year],
    [words.documentNo, documentNo],
    [words.file, fileName],
    [words.sheet, sheet],
    [words.rows, rowCount],
    [words.created, moment(createdAt)],
    [words.issuedAt, issuedAt && moment(issuedAt)],
  ] as const;
  return (
    <>
      <Facts facts={facts} />
      {state === 'draft' && (
        <p role="status" className={problems.length > 0 ? 'late' : 'sound'} data-problems={problems.length}>
          {problems.length > 0 ? `⚠ ${fill(words.problems, { count: problems.length })}` : `✓ ${words.noProblems}`}
        </p>
      )}
      {warnings.length > 0 && (
        <details>
          <summary>{fill(words.warnings, { count: warnings.length })}</summary>
          <ul>
            {warnings.map(({ row, column, code, message }) => (
              <li key={`${row} ${column} ${code}`}>
                {fill(words.rowFault, { row, column: column ?? words.wholeRow })}
                {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
