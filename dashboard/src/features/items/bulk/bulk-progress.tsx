import { Button } from 'antd';
import { Refused } from '../../../api/problem';
import { Failure } from '../../../components/failure';
import { Progress } from '../../../components/progress';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { Order } from './bulk-drawer';
import { BulkOutcome } from './bulk-outcome';
import type { BulkRun } from './run';
import { itemsOf, leftOf } from './run';
import { dismiss, resume, stop } from './runner';
import { bulkWords } from './words';

/** So many of those that were done last are named while it runs. */
const lately = 8;

type Props = {
  readonly run: BulkRun;
  readonly keeps: boolean;
  readonly onClose: () => void;
  readonly onAgain: (order: Order) => void;
};

/** How far a command on many items is, and what became of it so far; it can be stopped, and gone on with. */
export function BulkProgress({ run, keeps, onClose, onAgain }: Props) {
  const words = useWords(bulkWords);
  const items = itemsOf(run);
  const done = Object.keys(run.outcomes).length;
  const counts = { done, count: items.length, what: words[run.command] };
  const next = items.find(({ id }) => run.outcomes[id] === undefined);
  const left = leftOf(run);
  const leave = () => {
    dismiss();
    onClose();
  };
  if (run.state === 'running' || run.state === 'stopping')
    return (
      <>
        <Progress label={fill(words.progress, counts)} share={done / items.length} />
        <ul className="bare-list">
          {items
            .filter(({ id }) => run.outcomes[id]?.status === 200)
            .slice(-lately)
            .map(({ id, number, task }) => (
              <li key={id}>{`✓ ${number}. ${task}`}</li>
            ))}
        </ul>
        {next && <p className="soft">{fill(words.progressNext, { task: `${next.number}. ${next.task}` })}</p>}
        {!keeps && <p role="alert">⚠ {words.notKept}</p>}
        {run.state === 'stopping' ? (
          <p role="status">{words.stopping}</p>
        ) : (
          <Button onClick={stop} data-press="bulk-stop">
            {words.stop}
          </Button>
        )}
        <BulkOutcome run={run} />
      </>
    );
  if (run.state === 'stopped')
    return (
      <>
        <p role="alert">
          <strong>⚠ {fill(run.stoppedBy ? words.stopped : words.interrupted, counts)}</strong>
        </p>
        {run.stoppedBy && <Failure error={refusalOf(run.stoppedBy)} />}
        <p className="press-row">
          <Button type="primary" onClick={resume} data-press="bulk-resume">
            {words.resume}
          </Button>
          <Button onClick={leave}>{words.drop}</Button>
        </p>
        <BulkOutcome run={run} />
      </>
    );
  return (
    <>
      <BulkOutcome run={run} />
      <p className="press-row">
        {left.length > 0 && (
          <Button
            onClick={() => onAgain({ command: run.command, filter: run.filter, chosen: left })}
            data-press="bulk-again"
          >
            {fill(words.again, counts)}
          </Button>
        )}
        <Button type="primary" onClick={leave} data-press="bulk-close">
          {words.close}
        </Button>
      </p>
    </>
  );
}

function refusalOf({ status, detail }: NonNullable<BulkRun['stoppedBy']>): Refused {
  return new Refused(status, { code: status === 0 ? 'unreachable' : 'unknown', detail, errors: [] });
}
