import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { rights } from '../../../../../domain/people/rights';
import type { Role } from '../../../../../domain/people/roles';
import { query } from '../../../api/call';
import { useActsAs, useMe } from '../../../api/me';
import type { TaskItem } from '../../../api/types';
import { Download } from '../../../components/download';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { Order } from './bulk-drawer';
import { ChooseAll } from './choose-all';
import type { BulkCommand } from './run';
import { itemsOf, leftOf } from './run';
import { dismiss, useRun } from './runner';
import type { Selection } from './use-selection';
import { bulkWords } from './words';

const BulkDrawer = lazy(() => import('./bulk-drawer').then(({ BulkDrawer: Component }) => ({ default: Component })));

/** So many may be named to the API for a table. */
const mostNamed = 200;

type Props = {
  readonly rows: readonly TaskItem[];
  readonly selection: Selection;
  readonly total: number | undefined;
  /** The list of the whole filter, from its first page. */
  readonly path: `/${string}`;
};

/** What can be done with the items that are chosen, and how far a command on many of them is. */
export function BulkBar({ rows, selection, total, path }: Props) {
  const words = useWords(bulkWords);
  const client = useQueryClient();
  const { data: me } = useMe();
  const { run } = useRun(me?.id);
  const [open, setOpen] = useState<Order | null>(null);
  const [shows, setShows] = useState(false);
  const mayRemind = useActsAs(rights.remind.by as readonly Role[]);
  const mayAmend = useActsAs(rights.amend.by as readonly Role[]);
  const { chosen } = selection;
  const isUnderWay = run?.state === 'running' || run?.state === 'stopping';
  const isOfThis = run !== null && run.filter === selection.filter;
  // What was not done stays chosen where it was chosen, also where another page was looked at meanwhile.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when a run has ended, and not when the choice changes
  useEffect(() => {
    if (run && !isUnderWay && isOfThis) selection.replace(leftOf(run));
  }, [run?.id, run?.state, isOfThis]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once when a run has ended
  useEffect(() => {
    if (run && !isUnderWay) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  }, [run?.id, run?.state]);
  const show = (command: BulkCommand) => {
    if (!isUnderWay) dismiss();
    setOpen({ command, chosen, filter: selection.filter });
    setShows(true);
  };
  const beyond = chosen.filter(({ id }) => !rows.some((row) => row.id === id)).length;
  const press = (command: BulkCommand) => (
    <Button type={command === 'remind' ? 'primary' : 'default'} onClick={() => show(command)} data-bulk={command}>
      {words[command]}
    </Button>
  );
  return (
    <>
      {(chosen.length > 0 || run) && (
        <section className="bulk-bar no-print" aria-label={words.actions}>
          {run && (
            <span>
              {fill(words.running, {
                ...{ what: words[run.command], count: itemsOf(run).length },
                done: Object.keys(run.outcomes).length,
              })}{' '}
              <Button size="small" onClick={() => setShows(true)}>
                {words.show}
              </Button>
            </span>
          )}
          {chosen.length > 0 && (
            <>
              <strong role="status">
                {fill(beyond > 0 ? words.chosenBeyond : words.chosen, { count: chosen.length, beyond })}
              </strong>
              <ChooseAll {...{ selection, total, path }} />
              <Button onClick={() => selection.replace([])}>{words.clear}</Button>
              {!isUnderWay && mayRemind && press('remind')}
              {!isUnderWay && mayAmend && press('amend')}
              {chosen.length <= mostNamed ? (
                <Download
                  path={`/api/tasks/export.xlsx${query({ items: chosen.map(({ id }) => id).join() })}`}
                  label={words.exportChosen}
                />
              ) : (
                <span className="soft">{fill(words.exportMost, { most: mostNamed })}</span>
              )}
            </>
          )}
        </section>
      )}
      {me && shows && (run || open) && (
        <Suspense>
          <BulkDrawer
            {...{ me, order: open, onClose: () => setShows(false) }}
            onAgain={(order) => {
              dismiss();
              setOpen(order);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
