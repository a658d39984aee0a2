import type { History } from '@temporalio/common/lib/proto-utils';
import type { ItemHandle } from './world';

type HistoryEvent = NonNullable<History['events']>[number];

/** The words beside an event in Temporal's own page. */
function summaryOf(event: HistoryEvent): string | undefined {
  const data = event.userMetadata?.summary?.data;
  return data ? (JSON.parse(Buffer.from(data).toString('utf8')) as string) : undefined;
}

/** What a run's history tells in words, in order: the summaries of its timers and activities. */
export async function storyOf(handle: ItemHandle): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).map(summaryOf).filter((summary) => summary !== undefined);
}

/** Every run of an item's workflow, the first one first: each continues the one before as new. */
export async function runsOf({ client, workflowId, firstExecutionRunId }: ItemHandle): Promise<History[]> {
  const runs: History[] = [];
  for (let runId: string | undefined = firstExecutionRunId; runId; ) {
    const history = await client.getHandle(workflowId, runId).fetchHistory();
    runs.push(history);
    const last = history.events?.at(-1);
    runId = last?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return runs;
}

/** The card on top of the workflow's page. */
export async function cardOf(handle: ItemHandle): Promise<string> {
  const metadata = await handle.query<{ readonly currentDetails?: string }>('__temporal_workflow_metadata');
  return metadata.currentDetails ?? '';
}
