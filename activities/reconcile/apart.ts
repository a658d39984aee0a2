import { eventsOf } from '../../audit/history/events';
import { recordedBy } from '../../audit/history/recorded';
import { historyToText } from '../../audit/history/text';
import { isFinal } from '../../domain/item/item';
import type { Entry } from '../../domain/ledger/entry';
import type { Apart } from '../../prisma/audit/beyond-ledger';
import { keepRun } from '../archive/archive-ended';
import { readable, startItem, wholeLedger } from '../issue/start-item';
import { note, noteOnce } from './drifts';
import type { Comparing, Running } from './workflows';

const kinds = { behind: 'workflow_behind', ahead: 'workflow_ahead', rewritten: 'ledger_rewritten' } as const;

/**
 * Writes down how a workflow and its ledger differ, with every entry that the workflow knows otherwise, before anything is done:
 * whatever dies in between, it is found again and never mended unsaid. Then the run is ended, its history archived at once, and
 * one begun anew from the ledger, so that people can go on. Where the same entry has another content there is nothing to
 * begin anew, and it is told. Answers whether it was new.
 */
export async function mendApart(on: Comparing, run: Running, apart: Apart): Promise<boolean> {
  const { database, client } = on;
  const { task, how, version, end, seq, hashes } = apart;
  const { workflowId, runId } = run;
  const found = await database.task.findUniqueOrThrow({ where: { id: task }, select: wholeLedger });
  const item = readable(found);
  const body = {
    ...{ expected: end, found: version, runId },
    ...(how === 'rewritten' && { expected: hashes[0], found: hashes[1], seq }),
    ...(how === 'behind' && { unknown: await unknownTo(on, task, version) }),
    ...(how !== 'behind' && { entries: await entriesOf(on, run, how === 'ahead' ? end + 1 : seq) }),
  };
  const drift = { kind: kinds[how], task, workflow: workflowId, body };
  // What cannot be read is told by the comparison of the read model, and cannot be begun from.
  if (how === 'rewritten' || !item) return noteOnce(database, { ...drift, done: 'told' });
  const over = isFinal(item);
  await note(database, { ...drift, done: over ? 'ended' : 'restarted' });
  const reason = '与台账不一致，按台账重新开始 · it differs from its ledger; begun anew from that';
  await client.workflow.getHandle(workflowId, runId).terminate(reason);
  await keepRun(database, client, run);
  if (!over) await startItem(client, item);
  return true;
}

/** The entries that the workflow did not know: one of them may be nobody's. */
async function unknownTo({ database }: Comparing, task: string, version: number) {
  const where = { taskId: task, seq: { gt: version } };
  const select = { seq: true, commandId: true } as const;
  const rows = await database.ledger.findMany({ where, orderBy: { seq: 'asc' }, select });
  return rows.map(({ seq, commandId }) => ({ seq, command: commandId }));
}

/** The entries from `first` on as the run had them recorded. */
async function entriesOf({ client, open }: Comparing, run: Running, first: number): Promise<readonly Entry[]> {
  const history = await client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
  return open(eventsOf(historyToText(history)))
    .flatMap(recordedBy)
    .filter(({ seq }) => seq >= first);
}
