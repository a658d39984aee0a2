import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { uuidv7 } from 'uuidv7';
import { createReplay } from '../../api/audit/replays/data';
import type { Change } from '../../domain/changes';
import { endOf } from '../../domain/clocks/zone';
import { lastDayOf } from '../../domain/periods/period';
import { createChange } from '../../prisma/changes';
import { openSealer } from '../../prisma/connection-key';
import { beginClose } from '../../prisma/periods';
import { changeWorkflow } from '../../workflows/messages/changes';
import { checkpointAfterSeal, checkpointType } from '../../workflows/messages/checkpoint';
import { connectionId, connectionStart, connectionType } from '../../workflows/messages/connection';
import { morningDigestType } from '../../workflows/messages/digest';
import { issueBatchType } from '../../workflows/messages/issue-batch';
import {
  closeDueMonthsType,
  closeMonthOptions,
  closeMonthType,
  monthEndsId,
} from '../../workflows/messages/month-close';
import { deliveryId, issueBatchId, morningDigestId, taskQueue } from '../../workflows/messages/names';
import { replayHistoriesType, replayOptions } from '../../workflows/messages/replay-histories';
import { archiveType, reconcileType } from '../../workflows/messages/upkeep';
import { publish } from '../support/calendar';
import { setClock } from '../support/clock';
import { draftBatch, shanghai } from '../support/items';
import { freshNamespace } from '../support/namespace';
import { startWorker } from '../support/worker-process';
import type { World } from '../support/world';

/** Has the product's own worker issue a batch, deliver its letters and close months; answers the histories. */
export async function otherWorkflows(world: World): Promise<Record<string, History>> {
  const namespace = await freshNamespace();
  const client = new Client({ connection: world.client.connection, namespace });
  const worker = await startWorker({ databaseUrl: world.fresh.url, namespace });
  try {
    const batch = await draftBatch(world.database, world.office, { deadlines: ['2099-03-27', '2099-06-30'] });
    const { id, name } = world.office.people.secretary;
    const issue = await client.workflow.start(issueBatchType, {
      taskQueue,
      workflowId: issueBatchId(batch),
      workflowTaskTimeout: '5s',
      args: [{ batch, by: { id, name }, at: Date.now() }],
    });
    await issue.result();
    const unsent = () => world.database.letter.count({ where: { state: 'pending', task: { batchId: batch } } });
    for (let tries = 0; (await unsent()) > 0; tries++) {
      if (tries > 200) throw new Error('the letters of the issue were not sent');
      await sleep(100);
    }
    await sleep(1_000);
    const carried = await changesCarriedOut(world, client);
    const morning = await aMorning(client);
    const audited = await recordChecked(world, client);
    const months = await monthsClosed(world, client);
    const upkeep = await lookedAfter(client);
    const told = await connectionTold(world, client);
    return {
      ...{ ...carried, ...morning, ...audited, ...months, ...upkeep, ...told },
      'issue-batch': await issue.fetchHistory(),
      delivery: await client.workflow.getHandle(deliveryId).fetchHistory(),
    };
  } finally {
    await worker.stop();
  }
}

/** A holiday notice put in force, and somebody's items handed to a successor. */
async function changesCarriedOut(world: World, client: Client): Promise<Record<string, History>> {
  const { secretary, owner, substitute } = world.office.people;
  await publish(world.database, [{ year: 2099, source: '放假安排', off: ['2099-03-26', '2099-03-27'], work: [] }]);
  const { version } = await world.database.holidayNotice.findFirstOrThrow({ where: { year: 2099 } });
  const successor = { id: substitute.id, name: substitute.name, unit: world.office.leadUnit };
  const changes: Record<string, Change> = {
    'apply-rules': { kind: 'calendar', year: 2099, version },
    reorganise: { kind: 'leave', official: { id: owner.id, name: owner.name }, successor, reason: '调任' },
  };
  const histories: Record<string, History> = {};
  for (const [name, change] of Object.entries(changes)) {
    await createChange(world.database, `recorded-${name}`, change, secretary);
    const { type, options } = changeWorkflow(`recorded-${name}`, change);
    await client.workflow.execute(type, options);
    histories[name] = await client.workflow.getHandle(options.workflowId).fetchHistory();
  }
  return histories;
}

/** A checkpoint asked for after a seal, and the archive replayed. */
async function recordChecked(world: World, client: Client): Promise<Record<string, History>> {
  const checkpoint = checkpointAfterSeal(1);
  await client.workflow.execute(checkpointType, checkpoint);
  const { id } = await createReplay(world.database, world.office.people.secretary.id);
  const replay = replayOptions(id);
  await client.workflow.execute(replayHistoriesType, replay);
  return {
    'checkpoint-record': await client.workflow.getHandle(checkpoint.workflowId).fetchHistory(),
    'replay-histories': await client.workflow.getHandle(replay.workflowId).fetchHistory(),
  };
}

/** A morning's digest, on a working day at the policy's hour. */
async function aMorning(client: Client): Promise<Record<string, History>> {
  const workflowId = `${morningDigestId}-recorded`;
  const planned = Date.parse('2026-11-25T09:00:00+08:00');
  await client.workflow.execute(morningDigestType, { taskQueue, workflowId, args: [planned] });
  return { 'morning-digest': await client.workflow.getHandle(workflowId).fetchHistory() };
}

/** Months closed one after the other as a schedule finds them due, and one that was begun by hand. */
async function monthsClosed(world: World, client: Client): Promise<Record<string, History>> {
  const now = new Date();
  const first = (ahead: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 3)).toISOString();
  await setClock(world.fresh.ownerUrl, first(2));
  const due = { taskQueue, workflowId: `${monthEndsId}-recorded`, workflowTaskTimeout: '5s' as const };
  await client.workflow.execute(closeDueMonthsType, due);
  await setClock(world.fresh.ownerUrl, first(3));
  const month = first(2).slice(0, 7);
  await beginClose(world.database, shanghai, { month, asOf: null, by: world.office.people.secretary.id });
  await client.workflow.execute(closeMonthType, closeMonthOptions(month));
  // The engine's clock may be ahead of the database's, which decides: the run waits for it.
  const cutOff = endOf(lastDayOf(first(3).slice(0, 7)), shanghai.zone);
  await setClock(world.fresh.ownerUrl, new Date(cutOff - 2_000).toISOString());
  const early = { ...due, workflowId: `${monthEndsId}-recorded-early` };
  await client.workflow.execute(closeDueMonthsType, early);
  return {
    'close-due-months-early': await client.workflow.getHandle(early.workflowId).fetchHistory(),
    'close-due-months': await client.workflow.getHandle(due.workflowId).fetchHistory(),
    'close-month': await client.workflow.getHandle(`close/${month}`).fetchHistory(),
  };
}

/** A connection that is told what was issued, fails, is nudged, and ends. */
async function connectionTold(world: World, client: Client): Promise<Record<string, History>> {
  const id = uuidv7();
  const sealer = await openSealer(world.database, undefined);
  await world.database.connection.create({
    data: {
      ...{ id, kind: 'webhook', name: '政务平台', address: 'http://127.0.0.1:9', events: ['*'] },
      sealed: sealer.seal(id, JSON.stringify({ url: 'http://127.0.0.1:9', secret: null })),
      ...{ createdBy: world.office.people.secretary.id, createdAt: new Date(0), gatheredTo: new Date(0) },
    },
  });
  const wake = () => client.workflow.signalWithStart(connectionType, connectionStart(id));
  await wake();
  await sleep(3_000);
  await wake();
  await sleep(6_000);
  await world.database.connection.update({ where: { id }, data: { state: 'ended' } });
  await wake();
  const handle = client.workflow.getHandle(connectionId(id));
  await handle.result();
  return { 'tell-connection': await handle.fetchHistory() };
}

/** An hour's archiving, and its comparison of engine, read model and ledger. */
async function lookedAfter(client: Client): Promise<Record<string, History>> {
  const histories: Record<string, History> = {};
  for (const [name, type] of [
    ['archive-runs', archiveType],
    ['reconcile', reconcileType],
  ] as const) {
    const workflowId = `${name}-recorded`;
    await client.workflow.execute(type, { taskQueue, workflowId, workflowTaskTimeout: '5s' });
    histories[name] = await client.workflow.getHandle(workflowId).fetchHistory();
  }
  return histories;
}
