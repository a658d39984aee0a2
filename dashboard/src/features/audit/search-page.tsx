import { Navigate } from 'react-router';
import { useTableState } from '../../table/use-table-state';
import { useWords } from '../../words/language';
import { AuditFrame } from './audit-frame';
import { LineFilters } from './line-filters';
import { Lines } from './lines';
import { searchSpec } from './use-lines';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';

/** 跨任务查询: everything that a person did in March, say; who may not search begins with the verification. */
export function SearchPage() {
  const words = useWords(auditWords);
  const { known, audit } = useAuditRights();
  const state = useTableState(searchSpec);
  if (known && !audit) return <Navigate to="/audit/verify" replace />;
  return (
    <AuditFrame title={state.filters.kind === 'access' ? words.requests : words.search}>
      <p className="soft">{words.searchWhy}</p>
      <LineFilters state={state} kinds={['entry', 'refusal', 'access']} />
      <Lines path="/api/audit/events" state={state} ofItem={false} enabled={audit} />
    </AuditFrame>
  );
}
