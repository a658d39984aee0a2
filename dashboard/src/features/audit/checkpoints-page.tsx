import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { call, query } from '../../api/call';
import { useClock } from '../../api/me';
import type { Checkpoint, CheckpointFile, Page } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Answered } from '../../components/answered';
import { Download } from '../../components/download';
import { Failure } from '../../components/failure';
import { Nothing } from '../../components/nothing';
import { PlainTable } from '../../components/plain-table';
import { Progress } from '../../components/progress';
import { useSay } from '../../components/said';
import { ListFoot } from '../../table/list-foot';
import { useTableState } from '../../table/use-table-state';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';

/** 检查点: the signed digests of the record, to be made and taken away. */
export function CheckpointsPage() {
  const words = useWords(checkWords);
  const { checkpoints: title } = useWords(auditWords);
  const { working } = useWords(stateWords);
  const { audit } = useAuditRights();
  const say = useSay();
  const state = useTableState<never>({ filters: [], sort: '-number', columns: [] });
  const found = useQuery({
    queryKey: ['checkpoints', state.cursor],
    queryFn: ({ signal }) =>
      call<Page<Checkpoint>>(`/api/audit/checkpoints${query({ cursor: state.cursor })}`, { signal }),
  });
  const { give, pending, error } = useCommand<CheckpointFile>({
    onDone: ({ number }) => say(fill(words.checkpointMade, { number })),
  });
  return (
    <AuditFrame title={title}>
      <p className="soft">{words.checkpointWhy}</p>
      {audit && (
        <p>
          <Button
            type="primary"
            aria-disabled={pending}
            data-press="checkpoint"
            onClick={() => give({ path: '/api/audit/checkpoints', body: {} })}
          >
            {words.checkpointMake}
          </Button>{' '}
          {pending && <Progress label={working} />}
        </p>
      )}
      {error && <Failure error={error} />}
      <Answered query={found}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing words={words.checkpointNone} />
          ) : (
            <>
              <Listed items={items} />
              <ListFoot state={state} nextCursor={nextCursor} />
            </>
          )
        }
      </Answered>
    </AuditFrame>
  );
}

function Listed({ items }: { readonly items: readonly Checkpoint[] }) {
  const words = useWords(checkWords);
  const { checkpoints: title } = useWords(auditWords);
  const { moment } = useClock();
  return (
    <PlainTable
      {...{ caption: title, headed: true, stack: true }}
      columns={[words.number, words.upTo, words.cause, words.rows, words.hash, words.download]}
      rows={items.map(({ number, upTo, cause, by, counts, hash, keyId }) => ({
        key: `${number}`,
        cells: [
          number,
          moment(upTo),
          [words[`cause_${cause}`], by?.name].filter(Boolean).join(' · '),
          Object.values(counts).reduce((sum, count) => sum + count, 0),
          <code key="hash">{hash}</code>,
          keyId === null ? (
            `⚠ ${words.unsigned}`
          ) : (
            <Download key="file" path={`/api/audit/checkpoints/${number}`} label={words.download} about={`${number}`} />
          ),
        ],
      }))}
    />
  );
}
