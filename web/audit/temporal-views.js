import { el } from '../dom.js';
import { word } from '../words.js';

/** The lists in Temporal's own page that matter to an auditor, each as a query over what items are found by. */
export const views = [
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
];

/** Links into Temporal's own page, where there is one on this machine. */
export async function temporalViews() {
  const { temporal, namespace } = await fetch('/static/places.json').then((answer) => answer.json());
  if (!temporal) return null;
  return el(
    'section',
    { class: 'unprinted' },
    el('h2', {}, word('temporalViews')),
    el('p', { class: 'soft' }, word('temporalViewsWhy')),
    el(
      'ul',
      {},
      views.map(([label, query]) => el('li', {}, el('a', { href: viewAt(temporal, namespace, query) }, word(label)))),
    ),
  );
}

/** The address of a list in Temporal's page. */
export function viewAt(temporal, namespace, query) {
  return `${temporal}/namespaces/${encodeURIComponent(namespace)}/workflows?query=${encodeURIComponent(query)}`;
}
