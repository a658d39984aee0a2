import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { uuidv7 } from 'uuidv7';
import { commitBatch } from '../../activities/issue/commit-batch';
import { historyToText } from '../../audit/history/text';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { quarterOf } from '../../domain/periods/period';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { inDays, report } from '../api/support/life';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { shanghai } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { freshNamespace } from '../support/namespace';
import { until } from '../support/until';
import { startWorker } from '../support/worker-process';
import type { Place, Who } from './cast';
import { cast, everybody, ownerOf, places } from './cast';

/** An item, and all that hangs on it and has an id of its own. */
export type Held = {
  readonly item: Item;
  readonly batch: string;
  /** Stands in every text of the item, and nowhere else. */
  readonly mark: string;
  readonly evidence: string;
  readonly letter: string;
  readonly carryOver: string;
  readonly refusedCommand: string;
  readonly request: string;
  readonly runId: string;
};

/** One installation with three items that different people see, and everybody who might look at them. */
export type Town = {
  readonly http: Http;
  readonly database: Database;
  readonly held: Readonly<Record<Place, Held>>;
  readonly month: string;
  readonly quarter: string;
  readonly spareOfficial: string;
  readonly replay: string;
  readonly change: string;
  readonly connection: string;
  readonly delivery: string;
  close(): Promise<void>;
};

const today = inDays(0);
export const addressOf = (who: Who) => `${who.toLowerCase()}@example.test`;

const oidcClient = { DUBAN_OIDC_CLIENT_ID: 'duban', DUBAN_OIDC_CLIENT_SECRET: 'a-secret-of-this-test' };

const unitCodes = [
  ['CITY', null],
  ['OFFICE', 'CITY'],
  ['DEPT', 'CITY'],
  ['PARTNER', 'CITY'],
  ['BELOW', 'DEPT'],
  ...(['ALONE', 'FAR', 'NEAR', 'SPARE', 'HEIR'] as const).map((code) => [code, null] as const),
] as const;

const unitsOf = {
  own: { leadUnit: 'DEPT', coUnits: ['PARTNER'] },
  subtree: { leadUnit: 'BELOW', coUnits: ['NEAR'] },
  foreign: { leadUnit: 'FAR', coUnits: ['NEAR'] },
} as const satisfies Record<Place, object>;

export async function openTown(): Promise<Town> {
  const [namespace, fresh] = await Promise.all([freshNamespace(), freshDatabase()]);
  const http = await serveOver(fresh.url, namespace);
  const { database } = http;
  const spareOfficial = await settle(database);
  const worker = await startWorker({ databaseUrl: fresh.url, namespace });
  const done = async <Answer>(who: Who, path: string, body: object = {}) => {
    const reply = await http.call(addressOf(who), 'POST', path, { body });
    if (reply.status >= 300) throw new Error(`${who} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as unknown as Answer;
  };
  const quarter = quarterOf(today.slice(0, 7) as Parameters<typeof quarterOf>[0]);
  const held = {} as Record<Place, Held>;
  for (const place of places) held[place] = await issue({ http, database }, place, quarter, done);
  const { id: replay } = await done<{ id: string }>('administrator', '/api/audit/replays');
  await done('administrator', '/api/audit/checkpoints');
  const renamed = await http.call(addressOf('secretary'), 'PATCH', '/api/units/DEPT', { body: { name: '更名部门' } });
  const { id: change } = (renamed.body as unknown as { change: { id: string } }).change;
  const webhook = { kind: 'webhook', name: '平台', url: 'https://receiver.example.test/' };
  const { id: connection } = await done<{ id: string }>('administrator', '/api/connections', webhook);
  await done('administrator', `/api/connections/${connection}/test`);
  const { id: delivery } = await database.delivery.findFirstOrThrow({ where: { connectionId: connection } });
  const month = `/api/periods/${today.slice(0, 7)}`;
  await done('secretary', `${month}/close`, { asOf: new Date().toISOString() });
  const shown = async () => (await http.call(addressOf('secretary'), 'GET', month)).body as { state?: string };
  await until(shown, ({ state }) => state === 'closed');
  return {
    ...{ http, database, held, quarter, spareOfficial, replay, change, connection, delivery, month: today.slice(0, 7) },
    async close() {
      await worker.stop();
      await http.close();
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

async function serveOver(databaseUrl: string, namespace: string) {
  const database = openDatabase(databaseUrl);
  const temporalAddress = process.env.TEST_TEMPORAL_ADDRESS ?? '';
  // Each of those who are nobody calls from an address of their own: so many wrong tokens from one would be stopped.
  const settings = { DUBAN_TRUST_PROXY: '1', DUBAN_OIDC_ISSUER: 'https://sign-in.example.test', ...oidcClient };
  return { ...(await serve({ database, databaseUrl, temporalAddress, namespace, patient: true, settings })), database };
}

/** Units and people; answers somebody whom nobody needs. */
async function settle(database: Database): Promise<string> {
  for (const [code, parentCode] of unitCodes)
    await database.unit.create({ data: { code, name: `单位${code}`, kind: 'department', parentCode } });
  const people = everybody.map((who) => ({
    ...{ id: uuidv7(), email: addressOf(who), name: `人员${who}`, role: cast[who].role, unitCode: cast[who].unit },
  }));
  await database.official.createMany({ data: people });
  const idOf = (who: Who) => people.find(({ email }) => email === addressOf(who))?.id ?? '';
  await database.official.update({ where: { id: idOf('owner') }, data: { substituteId: idOf('standIn') } });
  const spare = { role: 'official', unitCode: 'ALONE' };
  const [spareOfficial, gone] = [uuidv7(), uuidv7()];
  await database.official.create({ data: { id: spareOfficial, email: 'spare@example.test', name: '闲职', ...spare } });
  const left = { email: 'left@example.test', name: '离任', active: false, leftAt: new Date() };
  await database.official.create({ data: { id: gone, ...left, ...spare } });
  // Leaders, secretaries and administrators are needed, and may not be the last of their kind.
  return spareOfficial;
}

type Ground = { readonly http: Http; readonly database: Database };
type Done = <Answer>(who: Who, path: string, body?: object) => Promise<Answer>;

async function issue({ http, database }: Ground, place: Place, quarter: string, done: Done): Promise<Held> {
  const mark = `暗号${place}${randomUUID().slice(0, 8)}`;
  const batch = uuidv7();
  const mapping = { sheet: null, mapping: {}, warnings: [] };
  const secretary = await database.official.findUniqueOrThrow({ where: { email: addressOf('secretary') } });
  await database.batch.create({
    data: { id: batch, title: `${mark}表`, year: 2026, createdBy: secretary.id, policy: {}, mapping },
  });
  await database.batchRow.create({
    data: {
      ...{ batchId: batch, row: 1 },
      read: {
        ...{ row: 1, task: `${mark}任务`, content: `${mark}内容`, category: mark, standards: [`${mark}标准`] },
        ...{ ...unitsOf[place], owner: addressOf(ownerOf[place]), leader: addressOf('leader'), deadline: today },
        milestones: [{ name: `${mark}节点`, date: today }],
      },
    },
  });
  const by = { id: secretary.id, name: secretary.name };
  await commitBatch(database, shanghai, { batch, by, at: Date.now() });
  const { id } = await database.task.findFirstOrThrow({ where: { batchId: batch } });
  const item = fold(await ledgerOf(database, id));

  const form = new FormData();
  form.set('file', new Blob([`${mark}材料`]), `${mark}.txt`);
  const uploaded = await http.call(addressOf(ownerOf[place]), 'POST', '/api/evidence', { form });
  const { id: evidence } = uploaded.body as unknown as { id: string };
  const at = `/api/tasks/${id}`;
  await done(ownerOf[place], `${at}/report`, {
    ...report,
    done: `${mark}进展`,
    effect: `${mark}成效`,
    evidence: [evidence],
  });
  await done('leader', `${at}/instruct`, { text: `${mark}批示` });
  const reason = `${mark}结转`;
  const carryOver = { task: id, deadline: inDays(100), reason };
  const asked = await done<{ id: string }>('secretary', `/api/periods/${quarter}/carry-overs`, carryOver);
  await http.call(addressOf('secretary'), 'POST', `${at}/resume`, { body: {} });
  const refusal = await database.refusal.findFirstOrThrow({ where: { taskId: id } });
  const request = await database.accessLog.findFirstOrThrow({ where: { taskIds: { has: id } } });
  const letter = await database.letter.findFirstOrThrow({
    where: { taskId: id, kind: 'assignment', recipient: { email: addressOf(ownerOf[place]) } },
  });
  return {
    ...{ item, batch, mark, evidence, letter: letter.id, carryOver: asked.id },
    ...{ refusedCommand: refusal.commandId, request: request.id, runId: await archive(http, database, id) },
  };
}

/** Puts the run of an item into the archive as it is so far: what is asked here is who may read it. */
async function archive(http: Http, database: Database, task: string): Promise<string> {
  const handle = http.temporal.client.workflow.getHandle(`item/${task}`);
  const { workflowId, runId, type, startTime } = await handle.describe();
  const history = await handle.fetchHistory();
  const text = historyToText(history);
  await database.archivedRun.create({
    data: {
      ...{ workflowId, runId, workflowType: type, taskId: task, firstRunId: runId, status: 'COMPLETED' },
      ...{ startedAt: startTime, closedAt: startTime, eventCount: history.events?.length ?? 0 },
      sha256: createHash('sha256').update(text).digest('hex'),
      history: new Uint8Array(gzipSync(text)),
    },
  });
  return runId;
}
