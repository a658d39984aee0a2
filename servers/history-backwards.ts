import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;

/** So many events hold what a workflow did last, nearly always. */
const fewEvents = 20;
/** gRPC's code for what is not there. */
const notFound = 5;

/**
 * A run's history from its end, page by page, as the server has it: no worker is asked, and of a long one no more is read than
 * is taken; whoever takes all of it asks for larger pages. Without a run id, that of the last run. Nothing of what the server does not know (any more).
 */
export async function* historyBackwards(
  client: Client,
  execution: { readonly workflowId: string; readonly runId?: string },
  pageSize = fewEvents,
): AsyncGenerator<History> {
  const { namespace } = client.options;
  for (let nextPageToken: Uint8Array | undefined; ; ) {
    const asked = { namespace, execution, maximumPageSize: pageSize, ...(nextPageToken && { nextPageToken }) };
    const page = await client.workflowService.getWorkflowExecutionHistoryReverse(asked).catch(nothing);
    if (!page?.history) return;
    yield page.history;
    if (!page.nextPageToken || page.nextPageToken.length === 0) return;
    nextPageToken = page.nextPageToken;
  }
}

function nothing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === notFound) return null;
  throw error;
}
