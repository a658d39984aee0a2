import { Link, Navigate, useLocation, useParams } from 'react-router';
import { Download } from '../../components/download';
import { useTableState } from '../../table/use-table-state';
import { useWords } from '../../words/language';
import { useItem } from '../item/use-item';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { LineFilters } from './line-filters';
import { Lines } from './lines';
import { timelineSpec } from './use-lines';
import { useAuditRights } from './use-rights';
import { auditWords } from './words';

/** 时间线: everything about an item on one line; what is shown of it is in the address. */
export function TimelinePage() {
  const words = useWords(auditWords);
  const checks = useWords(checkWords);
  const { id = '' } = useParams();
  const { known, audit, bundle } = useAuditRights();
  const state = useTableState(timelineSpec);
  const { data: item } = useItem(id);
  return (
    <AuditFrame title={item ? `${words.timeline} · ${item.number}. ${item.task}` : words.timeline}>
      <p className="soft">{words.timelineWhy}</p>
      <p className="bar-of-links no-print">
        <Link to={`/items/${id}`}>{words.toItem}</Link>
        {bundle && <Download path={`/api/audit/tasks/${id}/export`} label={checks.bundleDownload} />}
        <Link to={`/audit/verify?item=${id}`}>{checks.verifyItem}</Link>
      </p>
      {known && !audit && <p>{words.onlyAuditors}</p>}
      {audit && (
        <>
          <LineFilters state={state} kinds={['entry', 'refusal', 'access', 'letter', 'attempt', 'workflow']} />
          <Lines path={`/api/audit/tasks/${id}`} state={state} ofItem enabled />
        </>
      )}
    </AuditFrame>
  );
}

/** The address that the timeline had before. */
export function FormerTimeline() {
  const { id = '' } = useParams();
  const { search } = useLocation();
  return <Navigate to={`/audit/items/${id}${search}`} replace />;
}
