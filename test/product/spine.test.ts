import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/until';
import { Caller } from './caller';
import { Installation } from './installation';

const data = join(__dirname, '..', 'data');
const file = (name: string) => openAsBlob(join(data, name));

type Task = {
  id: string;
  task: string;
  state: string;
  light: string;
  step: number;
  version: number;
  standards: { id: string }[];
};
type Batch = { id: string; state: string; rowCount: number; problems: unknown[] };
type Letter = { messageId: string; state: string; kind: string; attempts: number; item: { id: string } | null };

/** Months made seconds: yellow, a reminder, and three rungs that ring one after the other. */
const inSeconds = {
  remindBefore: ['PT8S'],
  yellowBefore: 'PT4S',
  escalation: [
    { after: 'PT0S', to: ['owner', 'unit_head'] },
    { after: 'PT4S', to: ['leader', 'secretariat'] },
    { after: 'PT40S', to: ['leading_group'] },
  ],
};

describe('the product, started as a user starts it', () => {
  let installation: Installation;
  let administrator: Caller;

  beforeAll(async () => {
    installation = await Installation.make();
    administrator = new Caller(installation.url, installation.adminToken);
  });
  afterAll(() => installation.remove());

  it('takes a real table, supervises it through a power cut, and sends every letter once', async () => {
    const said = await installation.start({ DUBAN_DEMO: '0' });
    expect(said.match(/✓/g)?.length).toBeGreaterThanOrEqual(5);
    const mailbox = /(http:\/\/127\.0\.0\.1:\d+)/.exec(
      said.split('\n').find((line) => /邮件|mail/i.test(line)) ?? '',
    )?.[1];

    const directory = new FormData();
    directory.set('units', await file('units.csv'), 'units.csv');
    directory.set('officials', await file('officials.csv'), 'officials.csv');
    await administrator.post('/api/directory/import', directory);
    const secretariat = await administrator.as('secretariat@example.test');
    const owner = await administrator.as('owner.p01@example.test');

    // This year's table, as it was issued for print.
    const form = new FormData();
    form.set('file', await file('progress-table-as-issued.xlsx'), 'progress-table-as-issued.xlsx');
    form.set('title', '2026年重点任务推进表');
    form.set('year', '2026');
    const issued = await secretariat.post<Batch>('/api/batches', form);
    expect(issued).toMatchObject({ state: 'draft', rowCount: 12, problems: [] });
    await secretariat.post(`/api/batches/${issued.id}/issue`);
    await secretariat.post(`/api/batches/${issued.id}/issue`);
    await until(
      () => secretariat.get<Batch>(`/api/batches/${issued.id}`),
      ({ state }) => state === 'issued',
    );
    const { items } = await secretariat.get<{ items: Task[] }>(`/api/tasks?batch=${issued.id}&limit=50`);
    expect(items).toHaveLength(12);

    // Beside it, a rehearsal in seconds: one item is done in time, the other is left alone.
    const people = { leadUnit: 'P-01', coUnits: [], leader: 'leader@example.test', owner: 'owner.p01@example.test' };
    const row = (task: string, seconds: number) => ({
      ...people,
      ...{ task, content: '', category: '园区', standards: ['挂牌运行', '办事指南上墙'] },
      deadline: new Date(Date.now() + seconds * 1000).toISOString(),
    });
    const rehearsal = await secretariat.post<Batch>('/api/batches', {
      ...{ title: '演练', year: 2026, policy: inSeconds },
      rows: [row('按时完成的任务', 120), row('无人办理的任务', 15)],
    });
    expect(rehearsal.problems).toEqual([]);
    await secretariat.post(`/api/batches/${rehearsal.id}/issue`);
    const tasks = () => secretariat.get<{ items: Task[] }>(`/api/tasks?batch=${rehearsal.id}&sort=number`);
    const [done, left] = (await until(tasks, (list) => list.items.length === 2)).items as [Task, Task];
    await owner.post(`/api/tasks/${done.id}/sign`);
    await owner.post(`/api/tasks/${done.id}/report`, { percent: 60, done: '站点已建成', effect: '已服务企业30家' });
    const itemLeft = () => secretariat.get<Task>(`/api/tasks/${left.id}`);
    await until(itemLeft, ({ light }) => light === 'yellow');
    await until(itemLeft, ({ light }) => light === 'red');
    await until(itemLeft, ({ step }) => step === 2);

    // The power goes, and comes back.
    expect(installation.killEverything()).toBeGreaterThan(5);
    await installation.start({ DUBAN_DEMO: '0' });
    expect((await secretariat.get<{ items: Task[] }>(`/api/tasks?batch=${issued.id}&limit=50`)).items).toHaveLength(12);

    const { standards } = await owner.get<Task>(`/api/tasks/${done.id}`);
    await owner.post(`/api/tasks/${done.id}/submit`, {
      standards: standards.map(({ id }) => ({ id, how: '按标准完成' })),
    });
    const accept = { effectRating: 92, standards: standards.map(({ id }) => ({ id, met: true })) };
    await secretariat.post(`/api/tasks/${done.id}/accept`, accept);
    expect(await secretariat.get<Task>(`/api/tasks/${done.id}`)).toMatchObject({ state: 'accepted', light: 'blue' });
    await until(itemLeft, ({ step }) => step === 3);

    // Every letter is in the mailbox once: none lost, and none doubled but what the log itself says was sent again.
    const letters = () => secretariat.get<{ items: Letter[] }>('/api/mail?limit=200');
    const settled = await until(
      letters,
      (log) => log.items.length > 0 && log.items.every(({ state }) => state === 'sent' || state === 'gathering'),
    );
    // What can wait goes with the next working morning's digest: the review that was called for, and its outcome.
    const gathered = settled.items.filter(({ state }) => state === 'gathering').map(({ kind }) => kind);
    expect(new Set(gathered)).toEqual(new Set(['review', 'accepted']));
    const sent = settled.items.filter(({ state }) => state === 'sent');
    const box = (await (await fetch(`${mailbox}/email`)).json()) as { messageId: string }[];
    for (const letter of sent) {
      const copies = box.filter(({ messageId }) => messageId.includes(letter.messageId.replace(/[<>]/g, ''))).length;
      expect({ letter: letter.messageId, copies }).toEqual({
        letter: letter.messageId,
        copies: Math.max(1, Math.min(copies, letter.attempts)),
      });
    }
    expect(new Set(box.map(({ messageId }) => messageId)).size).toBe(sent.length);
    const ofLeft = sent.filter(({ item }) => item?.id === left.id).map(({ kind }) => kind);
    expect(ofLeft.sort()).toEqual(
      // owner and substitute (who is the unit's head): assignment, reminder, overdue; leader and secretariat: step 2; leader: step 3
      [
        'assignment',
        'assignment',
        'reminder',
        'reminder',
        'overdue',
        'overdue',
        'escalation',
        'escalation',
        'escalation',
      ].sort(),
    );

    await installation.stop();
    expect(installation.processes().filter((pid) => alive(pid))).toEqual([]);
  }, 300_000);
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // ESRCH
  }
}
