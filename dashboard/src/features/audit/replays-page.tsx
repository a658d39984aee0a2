import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '../../api/call';
import { useClock } from '../../api/me';
import type { Page, Replay } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Answered } from '../../components/answered';
import { Failure } from '../../components/failure';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { Progress } from '../../components/progress';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';

/** How often a replay under way is looked after, milliseconds. */
const runningMs = 1_000;

/** 重演: replays that were asked for, with their progress; they go on in the worker, whoever looks. */
export function ReplaysPage() {
  const words = useWords(checkWords);
  const { replays: title } = useWords(auditWords);
  const { audit } = useAuditRights();
  const { give, pending, error } = useCommand<Replay>({});
  const query = useQuery({
    queryKey: ['replays'],
    queryFn: ({ signal }) => call<Page<Replay>>('/api/audit/replays?limit=20', { signal }),
    refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? runningMs : 60_000),
  });
  const running = query.data?.items.some(isRunning) ?? false;
  return (
    <AuditFrame title={title}>
      <p className="soft">{words.replayWhy}</p>
      {audit && (
        <p>
          <Button
            type="primary"
            aria-disabled={pending || running}
            data-press="replay"
            onClick={() => running || give({ path: '/api/audit/replays' })}
          >
            {words.replayNow}
          </Button>
        </p>
      )}
      {error && <Failure error={error} />}
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={words.replayNone} />
          ) : (
            items.map((replay) => <ReplayTold key={replay.id} replay={replay} />)
          )
        }
      </Answered>
    </AuditFrame>
  );
}

function isRunning({ state }: Replay): boolean {
  return state === 'running';
}

function ReplayTold({ replay }: { readonly replay: Replay }) {
  const words = useWords(checkWords);
  const { moment } = useClock();
  const { done, total, broken, askedAt, finishedAt } = replay;
  const said = broken.length > 0 ? `✗ ${fill(words.replayBroken, { done, count: broken.length })}` : null;
  return (
    <section className={broken.length > 0 ? 'verdict amiss' : 'verdict'}>
      {isRunning(replay) ? (
        <Progress
          label={fill(words.replayRunning, { done, total })}
          {...(total > 0 && { share: Math.min(done / total, 1) })}
        />
      ) : (
        <strong>{said ?? `✓ ${fill(words.replayDone, { done })}`}</strong>
      )}
      <p className="soft">
        {fill(words.replayAsked, { at: moment(askedAt) })}
        {finishedAt && ` · ${fill(words.finishedAt, { at: moment(finishedAt) })}`}
      </p>
      {broken.length > 0 && (
        <PlainTable
          {...{ caption: said ?? '', headed: true, stack: true }}
          columns={[words.run, words.what]}
          rows={broken.map(({ workflowId, runId, what }) => ({
            key: runId,
            cells: [<code key="id">{workflowId}</code>, what],
          }))}
        />
      )}
    </section>
  );
}
