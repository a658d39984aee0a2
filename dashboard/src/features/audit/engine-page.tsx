import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { Answered } from '../../components/answered';
import { useWords } from '../../words/language';
import { AuditFrame } from './audit-frame';
import { checkWords } from './check-words';
import { auditWords } from './words';

type Places = { readonly temporal: string | null; readonly namespace: string };

/** The lists in Temporal's own page that matter to an auditor, each as a query over what items are found by. */
const views = [
  ['viewRed', "WorkflowType='keyTask' AND DubanLight='red'"],
  ['viewReview', "WorkflowType='keyTask' AND DubanState='under_review'"],
  ['viewSuspended', "WorkflowType='keyTask' AND DubanState='suspended'"],
  ['viewOpen', "WorkflowType='keyTask' AND ExecutionStatus='Running'"],
  ['viewUnsound', "ExecutionStatus IN ('Failed','TimedOut','Terminated','Canceled')"],
  ['viewIssues', "WorkflowType='issueBatch'"],
  ['viewUpkeep', "WorkflowType IN ('archiveRuns','reconcile')"],
  ['viewRules', "WorkflowType IN ('applyRules','reorganise')"],
  ['viewMonths', "WorkflowType IN ('closeDueMonths','closeMonth')"],
  ['viewMail', "WorkflowType IN ('delivery','morningDigest')"],
] as const;

/** 流程引擎: the way into Temporal's own page, where this installation has one. */
export function EnginePage() {
  const words = useWords(checkWords);
  const { engine } = useWords(auditWords);
  const query = useQuery({
    ...{ queryKey: ['places'], refetchInterval: false },
    queryFn: ({ signal }) => call<Places>('/static/places.json', { signal }),
  });
  return (
    <AuditFrame title={engine}>
      <p className="soft">{words.engineWhy}</p>
      <Answered query={query}>
        {({ temporal, namespace }) =>
          temporal === null ? (
            <p>{words.engineNone}</p>
          ) : (
            <ul>
              {views.map(([label, wanted]) => (
                <li key={label}>
                  <a href={viewAt(temporal, namespace, wanted)} target="_blank" rel="noreferrer">
                    {words[label]}
                  </a>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </AuditFrame>
  );
}

/** The address of a list in Temporal's page. */
function viewAt(temporal: string, namespace: string, wanted: string): string {
  return `${temporal}/namespaces/${encodeURIComponent(namespace)}/workflows?query=${encodeURIComponent(wanted)}`;
}
