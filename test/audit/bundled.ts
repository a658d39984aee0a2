import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { gatherMorning } from '../../activities/digest/gather';
import { historyToText } from '../../audit/history/text';
import { nudgeSignal } from '../../workflows/messages/delivery';
import { deliveryId } from '../../workflows/messages/names';
import { acceptance, report, submission } from '../api/support/life';
import { addOfficial } from '../api/support/place';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { setClock } from '../support/clock';
import type { Who } from '../support/office';
import { until } from '../support/until';

/** A task's name that would run if a page took it for HTML. */
export const script = '<script>alert("督办")</script><img src=x onerror=alert(1)>';

/** An office with a year's beginning behind it, on real parts, and somebody who audits it. */
export type Audited = Workshop & {
  readonly auditor: string;
  readonly batch: string;
  /** Accepted and archived; overdue and refused things; running on quietly. */
  readonly items: readonly [string, string, string];
  /** Gives a command on the item of an index; throws where it was neither done nor refused as expected. */
  give(index: number, who: Who, command: string, body?: object, status?: number): Promise<void>;
  export(kind: 'tasks' | 'batches' | 'periods', id: string, as?: string): Promise<Response>;
  close(): Promise<void>;
};

/** Lives through March 2093: reports with evidence, refusals, letters, a close, corrections and seals. */
export async function openAudited(): Promise<Audited> {
  const shop = await openWorkshop();
  const worker = await shop.work();
  const auditor = await addOfficial(shop.database, 'bundle-auditor', 'auditor', 'OFFICE');
  const clock = (instant: string) => setClock(shop.ownerUrl, instant);
  await clock('2093-03-02T10:00:00+08:00');
  const batch = await issued(shop);
  const tasks = await shop.database.task.findMany({ where: { batchId: batch }, orderBy: { number: 'asc' } });
  const items = tasks.map(({ id }) => id) as unknown as Audited['items'];
  const give: Audited['give'] = async (index, who, command, body = {}, status = 200) => {
    const reply = await shop.call(who, 'POST', `/api/tasks/${items[index]}/${command}`, { body });
    expect([command, reply.status, reply.body]).toMatchObject([command, status, {}]);
  };
  const post = async (path: string, body: object = {}, who: Who = 'secretary') => {
    const reply = await shop.call(who, 'POST', `/api/periods/${path}`, { body });
    expect([path, reply.status, reply.body]).toMatchObject([path, reply.status < 300 ? reply.status : 200, {}]);
  };

  const [first, second] = await Promise.all(tasks.map((task) => standardsOf(task)));
  await give(0, 'owner', 'report', { ...report, percent: 60, evidence: [await evidence(shop)] });
  await give(0, 'owner', 'withdraw', {}, 409);
  await give(1, 'leader', 'instruct', { text: '抓紧 & <b>落实</b>' });
  await give(0, 'owner', 'submit', submission(first ?? { standards: [] }));
  await give(0, 'reviewer', 'accept', acceptance(first ?? { standards: [] }));
  await give(1, 'owner', 'accept', acceptance(second ?? { standards: [] }), 403);
  await archive(shop, items[0]);

  await clock('2093-04-02T10:00:00+08:00');
  await morning(shop, '2093-04-02');
  await post('2093-03/close');
  await post('2093-03/adjustments', { task: items[1], corrects: { percent: 30 }, reason: '纸质报送' });
  const sections = { comments: '点评：<i>总体良好</i>' };
  expect((await shop.call('secretary', 'PUT', '/api/periods/2093-03/bulletin', { body: { sections } })).status).toBe(
    200,
  );
  await post('2093-03/seal');
  await post('2093-Q1/seal', {}, 'leader');
  await clock('2093-05-02T10:00:00+08:00');
  await post('2093-04/close');
  await post('2093-04/seal');
  return {
    ...shop,
    ...{ auditor, batch, items, give },
    export: (kind, id, as = auditor) => shop.http.fetch(as, `/api/audit/${kind}/${id}/export`),
    async close() {
      await worker.stop();
      await shop.close();
    },
  };
}

/** What waits for a morning goes out in one letter for each person. */
async function morning({ http, database }: Workshop, day: string): Promise<void> {
  expect((await gatherMorning(database, day)).letters).toBeGreaterThan(0);
  await http.temporal.client.workflow.getHandle(deliveryId).signal(nudgeSignal);
  const waiting = () => database.letter.count({ where: { kind: 'digest', state: { in: ['pending', 'sending'] } } });
  await until(waiting, (left) => left === 0, 90);
}

async function issued(shop: Workshop): Promise<string> {
  const { leadUnit, coUnit, people } = shop.office;
  const rows = ['2093-03-13', '2093-04-30', '2093-12-31'].map((deadline, index) => ({
    task: index === 0 ? script : `建设服务站 ${index}`,
    content: '建成一站式服务站点',
    category: '园区',
    standards: ['挂牌运行', '办事指南上墙'],
    ...{ leadUnit, coUnits: [coUnit], owner: people.owner.email, leader: people.leader.email, deadline },
  }));
  const body = { title: '2093 年推进表 <1>', year: 2093, rows };
  const drafted = await shop.call('secretary', 'POST', '/api/batches', { body });
  expect([drafted.status, drafted.body]).toMatchObject([201, { problems: [] }]);
  const { id } = drafted.body as unknown as { id: string };
  expect((await shop.call('secretary', 'POST', `/api/batches/${id}/issue`)).status).toBe(202);
  await until(
    () => shop.database.task.count({ where: { batchId: id, startedAt: { not: null } } }),
    (started) => started === rows.length,
  );
  return id;
}

function standardsOf({ standards }: { readonly standards: unknown }) {
  return { standards: standards as { id: string; text: string }[] };
}

async function evidence(shop: Workshop): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n']), '验收 & <照片>.pdf');
  const { status, body } = await shop.call('owner', 'POST', '/api/evidence', { form });
  expect(status).toBe(201);
  return (body as unknown as { id: string }).id;
}

/** Puts the run of an item that is over into the archive, as it is kept there. */
async function archive({ http, database }: Workshop, task: string): Promise<void> {
  const handle = http.temporal.client.workflow.getHandle(`item/${task}`);
  const ended = await until(
    () => handle.describe(),
    ({ status }) => status.name === 'COMPLETED',
  );
  const { workflowId, runId, type, startTime, closeTime } = ended;
  const history = await handle.fetchHistory();
  const text = historyToText(history);
  await database.archivedRun.create({
    data: {
      ...{ workflowId, runId, workflowType: type, taskId: task, firstRunId: runId, status: 'COMPLETED' },
      ...{ startedAt: startTime, closedAt: closeTime ?? startTime, eventCount: history.events?.length ?? 0 },
      sha256: createHash('sha256').update(text).digest('hex'),
      history: new Uint8Array(gzipSync(text)),
    },
  });
}
