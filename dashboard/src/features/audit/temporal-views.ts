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
] as const;

/** The address of a list in Temporal's page. */
export function viewAt(temporal: string, namespace: string, wanted: string): string {
  return `${temporal}/namespaces/${encodeURIComponent(namespace)}/workflows?query=${encodeURIComponent(wanted)}`;
}
