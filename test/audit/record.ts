import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { note } from '../../activities/letters/note';
import { takeEntries } from '../../activities/periods/take-entries';
import { note as noteDrift } from '../../activities/reconcile/drifts';
import { writeAccess, writeOutcome } from '../../api/access-log/data';
import { sealMonth, standingOf, storeAdjustment } from '../../api/periods/data';
import { readSettings } from '../../api/settings';
import { writeSignIn } from '../../api/sign-in/log/data';
import type { CheckpointFile } from '../../audit/checkpoint';
import { historyToText } from '../../audit/history/text';
import type { Signer } from '../../audit/signing-key';
import { makeSigningKey, signerOf } from '../../audit/signing-key';
import type { Item } from '../../domain/item/item';
import { makeCheckpoint } from '../../prisma/audit/make-checkpoint';
import type { Verified } from '../../prisma/audit/verify';
import { verify } from '../../prisma/audit/verify';
import { createChange } from '../../prisma/changes';
import type { Database } from '../../prisma/client';
import { beginClose } from '../../prisma/periods';
import { clearQuarter } from '../../prisma/quarters';
import { ring } from '../letters/post';
import { setClock } from '../support/clock';
import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import { runsOf } from '../support/history';
import { seedItem, seedItems, shanghai } from '../support/items';
import { personAs } from '../support/office';
import { recordAll, recordAs } from '../support/recording';
import type { ItemHandle, World } from '../support/world';
import { openWorld, send } from '../support/world';

/** A record with everything in it that is kept, and the key that its checkpoints are signed with. */
export type FullRecord = {
  readonly world: World;
  readonly signer: Signer;
  /** The first lived in a workflow, whose history is archived; the others were recorded; the last has a notice (督办单). */
  readonly items: readonly [Item, Item, Item, Item];
  /** As an auditor has taken them away. */
  readonly checkpoints: readonly CheckpointFile[];
};

export const signer = signerOf(makeSigningKey());

/** What the product finds wrong with a database, knowing the key. */
export function verified(database: Database, more: Partial<Parameters<typeof verify>[1]> = {}): Promise<Verified> {
  return verify(database, {
    tasks: null,
    checkpoints: [],
    keys: [signer.publicKey],
    zone: shanghai.zone,
    open: (value) => value,
    ...more,
  });
}

export function checkpoint(database: Database): Promise<CheckpointFile> {
  return database.$transaction((on) => makeCheckpoint(on, signer, { cause: 'asked', by: null }));
}

/** Two months closed and sealed, their quarter cleared, a correction, a refusal, a file, a run, letters, two checkpoints. */
export async function openRecord(): Promise<FullRecord> {
  const world = await openWorld();
  const { database, office, fresh } = world;
  const items = (await seedItems(database, office, { deadlines: ['2099-06-30', '2099-12-31', '2099-12-31'] })) as [
    Item,
    Item,
    Item,
  ];
  const [first, second, third] = items;
  const overdue = await seedItem(database, office, { deadlines: ['2099-01-31'], policy: { escalation } });
  const stopWorking = await world.work();
  const handle = await world.start(first);
  for (const [who, order] of [
    ['owner', sign],
    ['owner', submit(first)],
    ['reviewer', accept(first)],
  ] as const)
    await send(handle, command(order, personAs(office, who)));
  await handle.result();
  await archive(database, first, handle);
  await stopWorking();
  await ring(database, overdue, overdue.dueAt + 1);
  const evidence = await handIn(database, office.people.owner.id);
  await recordAll(database, second, [
    command(sign, personAs(office, 'owner')),
    command(report(40, { evidence: [evidence] }), personAs(office, 'owner')),
  ]);
  const files = [await checkpoint(database)];

  await setClock(fresh.ownerUrl, '2027-01-05T10:00:00+08:00');
  for (const month of ['2026-11', '2026-12']) {
    await beginClose(database, shanghai, { month, asOf: null, by: null });
    await takeEntries(database, shanghai, month);
    await database.bulletin.create({
      data: { period: month, sections: { summary: '总体平稳' }, updatedBy: office.people.secretary.id },
    });
    await sealMonth(database, month, office.people.secretary.id, shanghai.zone);
  }
  const { books } = await standingOf({ database, settings: readSettings(settings(fresh.url)) });
  await database.$transaction((on) => clearQuarter(on, '2026-Q4', office.people.leader.id, books));
  await storeAdjustment(database, {
    ...{ id: '01a20000-0000-7000-8000-000000000001', period: '2026-12', task: second.id },
    ...{ by: office.people.secretary, body: { corrects: { percent: 45 }, reason: '纸质报送' } },
  });
  const returned = await recordAll(database, third, [
    command(submit(third), personAs(office, 'owner')),
    command(sendBack(third), personAs(office, 'reviewer')),
  ]);
  const refused = command(accept(third), personAs(office, 'owner'), { ifVersion: 99 });
  await recordAs(database, returned, refused);
  await noteDrift(database, {
    ...{
      kind: 'workflow_missing',
      task: first.id,
      workflow: `item/${first.id}`,
      body: { found: null },
      done: 'started',
    },
  });
  const { owner, head } = office.people;
  await writeAccess(database, {
    ...{ id: '01a20000-0000-7000-8000-000000000002', account: { id: owner.id, name: owner.name, role: 'official' } },
    standing: { unit: office.leadUnit, for: [{ id: head.id, role: 'unit_head', unit: office.leadUnit }] },
    ...{ actingFor: [head.id], token: { id: '01a20000-0000-7000-8000-000000000003', name: '脚本' } },
    ...{ address: '10.0.0.1', forwarded: '10.0.0.2', method: 'POST', path: '/api/tasks/x/accept', query: 'a=1' },
    ...{ tasks: [third.id], commands: [refused.id] },
  });
  await writeOutcome(database, { id: '01a20000-0000-7000-8000-000000000002', status: 409, code: 'stale' });
  await writeSignIn(database, {
    ...{ id: '01a20000-0000-7000-8000-000000000004', account: { id: owner.id, name: owner.name, role: 'official' } },
    ...{ door: 'POST /api/sign-in/code/verify', outcome: 'done', address: '10.0.0.1', forwarded: '10.0.0.2' },
  });
  await database.discardedBatch.create({ data: discarded(office.people.secretary.id) });
  await database.policyVersion.create({ data: { policy: { remindAt: '08:30' }, note: '冬季作息' } });
  await database.holidayNotice.create({ data: { year: 2031, source: '国办发', off: ['2031-01-01'], work: [] } });
  await database.$transaction((on) =>
    createChange(on, 'policy/7', { kind: 'policy', batches: [], version: 7 }, office.people.secretary),
  );
  await sendOne(database);
  files.push(await checkpoint(database));
  return { world, signer, items: [first, second, third, overdue], checkpoints: files };
}

const escalation = [{ after: 'PT0S', to: ['owner' as const], notice: true, answerWithin: 'P3D' }];

const discarded = (by: string) => ({
  ...{
    id: '01a20000-0000-7000-8000-00000000000d',
    title: '草稿',
    year: 2026,
    documentNo: '督〔2026〕1号',
    rowCount: 3,
  },
  ...{ fileName: '推进表.xlsx', fileHash: '0'.repeat(64), createdBy: by, createdAt: new Date(), discardedBy: by },
  discardedAt: new Date(),
});

const settings = (url: string) => ({
  ...{ DATABASE_URL: url, TEMPORAL_ADDRESS: '127.0.0.1:1', SMTP_URL: 'smtp://127.0.0.1:1' },
  PUBLIC_URL: 'http://duban.example.test',
});

/** Keeps every run of an item's workflow as it is kept before the engine forgets it. */
export async function archive(database: Database, item: Item, handle: ItemHandle): Promise<void> {
  let before: string | null = null;
  for (const history of await runsOf(handle)) {
    const json = historyToText(history);
    const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
    const runId = started?.originalExecutionRunId ?? '';
    await database.archivedRun.create({
      data: {
        ...{ workflowId: handle.workflowId, runId, workflowType: 'keyTask', taskId: item.id },
        ...{ firstRunId: handle.firstExecutionRunId, continuedFrom: before, status: 'COMPLETED' },
        ...{ startedAt: new Date(), closedAt: new Date(), eventCount: history.events?.length ?? 0 },
        ...{ sha256: createHash('sha256').update(json).digest('hex'), history: gzipSync(json) },
      },
    });
    before = runId;
  }
}

async function handIn(database: Database, uploadedBy: string) {
  const content = Buffer.from('%PDF-1.7 现场照片');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const named = { id: '01a20000-0000-7000-8000-00000000000e', sha256, name: '照片.pdf', size: content.length };
  await database.evidence.create({ data: { ...named, type: 'application/pdf', content, uploadedBy } });
  return named;
}

/** Sends the letter about what came back from review, as a sender notes it; one try before it failed. */
async function sendOne(database: Database): Promise<void> {
  const { id } = await database.letter.findFirstOrThrow({ where: { kind: 'returned' } });
  const sent = { address: 'owner@example.test', subject: '退回整改' };
  for (const [attempt, outcome] of [
    [1, 'failed'],
    [2, 'sent'],
  ] as const) {
    await database.letter.update({ where: { id }, data: { state: 'sending', attempts: attempt } });
    const claim = { letter: id, kind: 'returned', attempt, claimedAt: 0 } as const;
    await note(database, claim, { outcome, answer: `250 ${attempt}`, final: false, away: false }, sent);
  }
}
