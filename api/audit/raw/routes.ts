import { z } from 'zod';
import { given } from '../../http/text';
import { problem } from '../../problem';
import { route } from '../../route';
import { instant } from '../../tasks/schema';
import { findEntry, findRefusal, findRequest } from './data';

const tag = 'audit';
const by = ['auditor', 'administrator'] as const;
const task = z.uuid().meta({ description: 'the item' });
const body = z.string().meta({ description: 'canonical JSON, as stored' });

const entry = z
  .strictObject({
    ...{ task: z.uuid(), seq: z.int(), commandId: z.string(), recordedAt: instant, recordedAtMs: z.int() },
    ...{ actor: z.string().nullable(), body, prevHash: z.string(), hash: z.string() },
  })
  .meta({ id: 'LedgerRow' });

const refusal = z
  .strictObject({
    ...{ task: z.uuid(), commandId: z.string(), recordedAt: instant, actor: z.string().nullable() },
    ...{ version: z.int(), code: z.string(), body },
  })
  .meta({ id: 'RefusalRow' });

const request = z
  .strictObject({
    ...{ id: z.uuid(), at: instant, atMs: z.int(), accountId: z.string(), accountName: z.string(), role: z.string() },
    standing: z
      .string()
      .nullable()
      .meta({ description: 'canonical JSON: own unit, and role and unit of those stood in for' }),
    ...{ actingFor: z.array(z.string()), tokenId: z.string().nullable(), tokenName: z.string().nullable() },
    ...{ address: z.string(), forwarded: z.string().nullable(), method: z.string(), path: z.string() },
    ...{
      query: z.string().nullable(),
      taskIds: z.array(z.string()),
      commandIds: z.array(z.string()),
      hash: z.string(),
    },
  })
  .meta({ id: 'RequestRow' });

/** The record as it is stored, row by row: what the lines of a timeline are told from. */
export const rawRoutes = [
  route({
    method: 'get',
    path: '/api/audit/tasks/{id}/ledger/{seq}',
    summary: '台账原文 An entry of an item’s ledger as it is stored and hashed',
    description:
      'The hash is the SHA-256 of prevHash, task, seq, commandId, recordedAtMs and body, joined by line feeds.',
    ...{ tag, by },
    params: z.strictObject({
      id: task,
      seq: z
        .string()
        .regex(/^[1-9]\d{0,8}$/)
        .transform(Number),
    }),
    answers: { status: 200, schema: entry },
    async handle({ deps, params }) {
      const row = await findEntry(deps.database, params.id, params.seq);
      if (!row) throw problem('not_found');
      const { seq, commandId, recordedAt, actorId: actor, prevHash, hash } = row;
      const at = { recordedAt: recordedAt.toISOString(), recordedAtMs: recordedAt.getTime() };
      return { body: { task: row.taskId, seq, commandId, ...at, actor, body: row.body, prevHash, hash } };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/tasks/{id}/refusals/{command}',
    summary: '未受理记录原文 A refused command as it is stored',
    ...{ tag, by },
    params: z.strictObject({ id: task, command: given(300) }),
    answers: { status: 200, schema: refusal },
    async handle({ deps, params }) {
      const row = await findRefusal(deps.database, params.id, params.command);
      if (!row) throw problem('not_found');
      const { taskId, commandId, recordedAt, actorId: actor, version, code } = row;
      return {
        body: { task: taskId, commandId, recordedAt: recordedAt.toISOString(), actor, version, code, body: row.body },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/audit/requests/{id}',
    summary: '请求登记原文 A request as it was written down before it was answered',
    ...{ tag, by },
    params: z.strictObject({ id: z.uuid() }),
    answers: { status: 200, schema: request },
    async handle({ deps, params }) {
      const row = await findRequest(deps.database, params.id);
      if (!row) throw problem('not_found');
      return { body: { ...row, at: row.at.toISOString(), atMs: row.at.getTime() } };
    },
  }),
];
