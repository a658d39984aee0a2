import { uuidv7 } from 'uuidv7';
import { pack } from '../../audit/history/pack';
import type { Item } from '../../domain/item/item';
import type { Entry } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import { keyTaskId } from '../../workflows/messages/names';

/** Archives the history of a run that never was, as if it had recorded some entries of an item; answers its id. */
export async function archiveFalse(database: Database, { id }: Item, entries: readonly Entry[]): Promise<string> {
  const run = uuidv7();
  const events = [
    {
      ...{ eventId: '1', eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED' },
      workflowExecutionStartedEventAttributes: { firstExecutionRunId: run },
    },
    ...entries.map((mine, at) => ({
      ...{ eventId: `${at + 2}`, eventType: 'EVENT_TYPE_ACTIVITY_TASK_COMPLETED' },
      activityTaskCompletedEventAttributes: { result: payload({ tail: [mine], mine }) },
    })),
    { eventId: `${entries.length + 2}`, eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED' },
  ];
  const { bytes, sha256 } = pack(JSON.stringify({ events }));
  await database.archivedRun.create({
    data: {
      ...{ workflowId: keyTaskId(id), runId: run, workflowType: 'keyTask', taskId: id, firstRunId: run },
      ...{ status: 'COMPLETED', startedAt: new Date(), closedAt: new Date(), eventCount: events.length },
      ...{ sha256, history: new Uint8Array(bytes) },
    },
  });
  return run;
}

function payload(value: unknown) {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const metadata = { encoding: base64('json/plain') };
  return { payloads: [{ metadata, data: base64(JSON.stringify(value)) }] };
}
