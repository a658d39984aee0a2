import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call, query } from '../../api/call';
import { useClock } from '../../api/me';
import type { Drift, Page } from '../../api/types';
import { Answered } from '../../components/answered';
import { PlainTable } from '../../components/plain-table';
import { ListFoot } from '../../table/list-foot';
import { useTableState } from '../../table/use-table-state';
import { useLanguage, useWords } from '../../words/language';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';

/** 对账差异: what the hourly comparison found, and what was done. */
export function DriftsPage() {
  const words = useWords(checkWords);
  const audit = useWords(auditWords);
  const { locale } = useLanguage();
  const { known, audit: mayRead } = useAuditRights();
  const { moment } = useClock();
  const state = useTableState<never>({ filters: [], sort: '-at', columns: [] });
  const found = useQuery({
    ...{ queryKey: ['drifts', state.cursor, locale], enabled: mayRead },
    queryFn: ({ signal }) => call<Page<Drift>>(`/api/audit/drifts${query({ cursor: state.cursor })}`, { signal }),
  });
  return (
    <AuditFrame title={audit.drifts}>
      <p className="soft">{words.driftWhy}</p>
      {known && !mayRead ? (
        <p>{audit.onlyAuditors}</p>
      ) : (
        <Answered query={found}>
          {({ items, nextCursor }) =>
            items.length === 0 ? (
              <p>✓ {words.driftNone}</p>
            ) : (
              <>
                <PlainTable
                  {...{ caption: audit.drifts, headed: true, stack: true }}
                  columns={[words.at, words.what, words.where, words.done, words.driftData]}
                  rows={items.map(({ id, at, words: told, task, workflowId, next, data }) => ({
                    key: id,
                    cells: [
                      moment(at),
                      told,
                      task ? (
                        <Link key="task" to={`/audit/items/${task}`}>
                          {audit.toTimeline}
                        </Link>
                      ) : (
                        <code key="id">{workflowId}</code>
                      ),
                      next,
                      <code key="data">{JSON.stringify(data)}</code>,
                    ],
                  }))}
                />
                <ListFoot state={state} nextCursor={nextCursor} />
              </>
            )
          }
        </Answered>
      )}
    </AuditFrame>
  );
}
