import { createHash } from 'node:crypto';
import type { Item } from '../../domain/item/item';
import { genesis, hashed } from '../../domain/ledger/entry';
import { seedItem } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { openNamespace } from './support/engine';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let stop: () => Promise<void>;
let item: Item;

beforeAll(async () => {
  const engine = await openNamespace();
  place = await openPlace(engine);
  stop = await engine.work(place.databaseUrl);
  item = await seedItem(place.database, place.office);
  const give = (who: 'owner' | 'secretary', command: string, body: object) =>
    place.call(who, 'POST', `/api/tasks/${item.id}/${command}`, { body });
  await give('owner', 'report', { percent: 30, done: '选址完成', effect: '少跑一趟' });
  await give('owner', 'report', { percent: 10, done: '返工', effect: '无' });
  await give('owner', 'submit', { standards: item.standards.map(({ id }) => ({ id, how: '核查' })) });
  const [unmet] = item.standards;
  await give('secretary', 'return', { reason: '未挂牌', standards: [{ id: unmet?.id, met: false }] });
}, 120_000);
afterAll(async () => {
  await stop?.();
  await place?.close();
});

type Line = {
  kind: string;
  at: string;
  words: string;
  seq: number | null;
  hash: string | null;
  who: { name: string } | null;
  data: unknown;
};
type Page = { items: Line[]; nextCursor: string | null };

async function walk(query: string): Promise<Line[]> {
  let lines: Line[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const path = `/api/tasks/${item.id}/history?${query}${cursor && `&cursor=${cursor}`}`;
    const reply = await place.call('owner', 'GET', path, { headers: { 'accept-language': 'en' } });
    expect(reply.status).toBe(200);
    const page = reply.body as unknown as Page;
    lines = [...lines, ...page.items];
    cursor = page.nextCursor;
  }
  return lines;
}

describe('GET /api/tasks/{id}/history', () => {
  it('tells entries, refusals and letters in order, in words and as data', async () => {
    const lines = await walk('limit=200');
    const told = lines.map(({ kind, who, words }) => [kind, who?.name ?? null, words]);
    const deadline = item.deadline;
    expect(told.filter(([kind]) => kind !== 'letter')).toEqual([
      ['entry', '办公室甲', `issued to 责任人, due ${deadline}`],
      ['entry', '责任人', 'signed for; reported 30%: 选址完成; effect: 少跑一趟'],
      ['refusal', '责任人', 'refused to report on it: The percentage falls from 30 to 10, which needs a reason.'],
      ['entry', '责任人', 'submitted for review'],
      ['entry', '办公室甲', 'returned: 未挂牌'],
    ]);
    const letters = told.filter(([kind]) => kind === 'letter').map(([, , words]) => words);
    expect([letters[0], ...letters.slice(1, 3).sort(), letters[3]]).toEqual([
      'assignment letter to 责任人: waiting',
      'call for review to 办公室乙: waits for the digest',
      'call for review to 办公室甲: waits for the digest',
      'letter of return to 责任人: waiting',
    ]);
    expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort());
  });

  it('shows what became of a letter to its reader and those who oversee the mail; to others only that it went', async () => {
    await place.database.letter.updateMany({
      data: { address: 'owner@example.test', subject: '交办：建设服务站', answer: '250 queued as 7F3A' },
    });
    const auditor = await addOfficial(place.database, 'history-auditor', 'auditor', 'OFFICE');
    const letters = async (email: string) => {
      const path = `/api/tasks/${item.id}/history?limit=200`;
      const { items } = (await place.http.call(email, 'GET', path)).body as unknown as Page;
      const told = items.filter(({ kind }) => kind === 'letter').map(({ data }) => data as { kind: string });
      return told.filter(({ kind }) => kind !== 'review');
    };
    const { owner, secretary, head, partner, leader } = place.office.people;
    for (const email of [owner.email, secretary.email, auditor])
      expect(await letters(email)).toMatchObject([
        { address: 'owner@example.test', answer: '250 queued as 7F3A', to: { email: 'owner@example.test' } },
        {},
      ]);
    for (const { email } of [head, partner, leader]) {
      const seen = await letters(email);
      expect(seen).toMatchObject([{ kind: 'assignment', to: { name: '责任人' }, why: '任务交办' }, {}]);
      expect(JSON.stringify(seen)).not.toMatch(/example\.test|建设服务站|7F3A/);
    }
  });

  it('gives what the chain is checked with', async () => {
    const entries = (await walk('limit=200')).filter(({ kind }) => kind === 'entry');
    const ledger = await ledgerOf(place.database, item.id);
    expect(entries.map(({ hash }) => hash)).toEqual(ledger.map(({ hash }) => hash));
    const [first] = ledger;
    const { body } = await place.database.ledger.findFirstOrThrow({ where: { taskId: item.id, seq: 1 } });
    expect(
      first &&
        createHash('sha256')
          .update(hashed({ ...first, prevHash: genesis }, body))
          .digest('hex'),
    ).toBe(first?.hash);
  });

  it('gives pages that join to the whole, either way round', async () => {
    const whole = await walk('limit=200');
    expect(await walk('limit=1')).toEqual(whole);
    expect(await walk('limit=2&sort=-at')).toEqual([...whole].reverse());
  });

  it('answers 400 to a cursor that is not of this list, 404 for an item that there is none of', async () => {
    const path = `/api/tasks/${item.id}/history?cursor=`;
    const cursor = Buffer.from('[1,0,"\\u0000"]').toString('base64url');
    expect(await place.call('owner', 'GET', path + cursor)).toMatchObject({ status: 400 });
    expect(await place.call('owner', 'GET', `/api/tasks/${crypto.randomUUID()}/history`)).toMatchObject({
      status: 404,
    });
  });
});
