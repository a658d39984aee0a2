import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { seedItems } from '../support/items';
import { ledgerOf } from '../support/ledger';
import type { Office } from '../support/office';
import { seedOffice } from '../support/office';

let fresh: FreshDatabase;
let database: Database;
let office: Office;
let http: Http;
let items: Item[];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  office = await seedOffice(database);
  http = await serve({ database, databaseUrl: fresh.url });
  items = await seedItems(database, office, { deadlines: ['2027-03-31', '2027-06-30', '2027-09-30'] });
  expect(fold(await ledgerOf(database, items[0]?.id ?? ''))).toMatchObject({ state: 'assigned' });
  await write('reminder', 'P7D@2027-03-31', 0, 'substitute');
  await write('escalation', 'step2@2027-03-31', 2, 'leader');
});
afterAll(async () => {
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

/** Puts a letter into the outbox as an entry of the ledger would. */
async function write(kind: string, occasion: string, step: number, who: keyof Office['people']) {
  const id = crypto.randomUUID();
  await database.letter.create({
    data: {
      ...{ id, taskId: items[0]?.id ?? '', kind, occasion, step, seq: 1, messageId: `<${id}@duban>` },
      ...{ recipientId: office.people[who].id, createdAt: new Date(Date.now() + 1_000 * (step + 1)) },
    },
  });
  return id;
}

type Letter = { id: string; kind: string; why: string; to: { email: string }; item: { id: string } };
async function list(who: keyof Office['people'], query = '', headers = {}) {
  const reply = await http.call(office.people[who].email, 'GET', `/api/mail${query}`, { headers });
  return reply.body as unknown as { items: Letter[]; nextCursor: string | null };
}

describe('GET /api/mail', () => {
  it('shows the secretariat every letter, the newest first: to whom, about which item, and why', async () => {
    const { items: letters } = await list('secretary');
    expect(letters.map(({ kind }) => kind)).toEqual([
      'escalation',
      'reminder',
      'assignment',
      'assignment',
      'assignment',
    ]);
    expect(letters.slice(0, 3).map(({ why }) => why)).toEqual([
      '逾期升级：完成时限 2027-03-31 已过，第 2 级催办',
      '距完成时限 2027-03-31 7 天提醒',
      '任务交办',
    ]);
    expect(letters[0]).toMatchObject({
      to: { name: '责任领导', email: 'leader@example.test' },
      item: { id: items[0]?.id, number: 1, task: '建设服务站 1' },
      ...{ state: 'pending', attempts: 0, answer: null, sentAt: null },
    });
  });

  it('says why in the language of the reader', async () => {
    const { items: letters } = await list('secretary', '?kind=reminder', { 'accept-language': 'en' });
    expect(letters.map(({ why }) => why)).toEqual(['7 days before the deadline, 2027-03-31']);
  });

  it('shows everybody else their own, a leader too, and no letter of another', async () => {
    expect((await list('leader')).items.map(({ kind }) => kind)).toEqual(['escalation']);
    expect((await list('owner')).items.every(({ to }) => to.email === 'owner@example.test')).toBe(true);
    const [letter] = (await list('leader')).items;
    const path = `/api/mail/${letter?.id}`;
    expect((await http.call('owner@example.test', 'GET', path)).status).toBe(404);
    expect((await http.call('leader@example.test', 'GET', path)).status).toBe(200);
  });

  it('filters by item, reader, kind and state', async () => {
    const [, second] = items;
    expect((await list('secretary', `?task=${second?.id}`)).items).toHaveLength(1);
    expect((await list('secretary', '?recipient=LEADER@example.test')).items).toHaveLength(1);
    expect((await list('secretary', `?recipient=${office.people.owner.id}&kind=assignment`)).items).toHaveLength(3);
    expect((await list('secretary', '?state=sent')).items).toEqual([]);
    expect(await http.call('secretary@example.test', 'GET', '/api/mail?state=lost')).toMatchObject({ status: 400 });
  });

  it('goes on page by page to the last letter, each once, in either order', async () => {
    for (const sort of ['-createdAt', 'createdAt']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof list>> = await list(
          'secretary',
          `?limit=2&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`,
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen).size).toBe(5);
    }
  });
});

describe('a digest', () => {
  it('is about no single item, and what it tells points to it', async () => {
    const id = crypto.randomUUID();
    const recipientId = office.people.partner.id;
    await database.letter.create({
      data: { id, kind: 'digest', occasion: '2026-03-30', seq: 0, messageId: `<${id}@duban>`, recipientId },
    });
    const told = await write('reminder', 'P1D@2027-03-31', 0, 'partner');
    await database.letter.update({ where: { id: told }, data: { state: 'gathering', digestId: id } });
    const { items: letters } = await list('partner', '?sort=createdAt');
    expect(letters).toMatchObject([
      { id, kind: 'digest', item: null, digest: null, why: '2026-03-30 早晨的汇总', seq: 0 },
      { id: told, kind: 'reminder', digest: id, state: 'gathering', item: { id: items[0]?.id } },
    ]);
    // Nobody takes letters away, so that this needs somebody whom no trigger stops.
    await withClient(fresh.ownerUrl, (client) =>
      client.query(`SET session_replication_role = replica; DELETE FROM letter WHERE id IN ('${told}', '${id}')`),
    );
  });
});

describe('GET /api/mail/{id}', () => {
  it('shows every try at sending it, with the server’s own answers', async () => {
    const id = await write('overdue', 'step1@2027-03-31', 1, 'head');
    await database.letterAttempt.createMany({
      data: [
        { letterId: id, number: 1, outcome: 'failed', answer: '451 try again' },
        { letterId: id, number: 2, outcome: 'sent', answer: '250 OK' },
      ],
    });
    const reply = await http.call('head@example.test', 'GET', `/api/mail/${id}`);
    expect(reply.body).toMatchObject({
      kind: 'overdue',
      log: [
        { number: 1, outcome: 'failed', answer: '451 try again' },
        { number: 2, outcome: 'sent', answer: '250 OK' },
      ],
    });
  });
});

describe('POST /api/mail/{id}/send-again', () => {
  const again = (who: string, id: string, headers = {}) =>
    http.call(`${who}@example.test`, 'POST', `/api/mail/${id}/send-again`, { body: {}, headers });
  const dead = async (occasion: string, digestId: string | null = null) => {
    const id = await write('reminder', occasion, 0, 'owner');
    await database.letter.update({
      where: { id },
      data: { state: 'dead', attempts: 1, answer: '550 no such', digestId },
    });
    await database.letterAttempt.create({
      data: { letterId: id, number: 1, outcome: 'refused', answer: '550 no such' },
    });
    return id;
  };

  it('puts a dead letter back into the outbox once, however often it is asked, and its log says who asked', async () => {
    const id = await dead('P3D@2027-03-31');
    const key = { 'idempotency-key': 'again-1' };
    const [first, second] = [await again('secretary', id, key), await again('secretary', id, key)];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({
      state: 'pending',
      log: [
        { number: 1, outcome: 'refused' },
        { number: 2, outcome: 'again', answer: expect.stringContaining('办公室') },
      ],
    });
    expect(await again('secretary', id)).toMatchObject({ status: 409, body: { code: 'letter_not_dead' } });
    expect(await again('leader', id)).toMatchObject({ status: 403 });
  });

  it('leads to the digest that a letter was told in, which is sent again with all of it', async () => {
    const digest = crypto.randomUUID();
    const recipientId = office.people.owner.id;
    const about = { id: digest, kind: 'digest', occasion: '2026-03-31', seq: 0, messageId: `<${digest}@duban>` };
    await database.letter.create({ data: { ...about, recipientId, state: 'dead', attempts: 1 } });
    const member = await dead('P1D@2027-03-31', digest);
    expect(await again('secretary', member)).toMatchObject({ status: 409, body: { code: 'letter_in_digest', digest } });
    expect((await again('secretary', digest)).status).toBe(202);
    expect(await database.letter.findUnique({ where: { id: member } })).toMatchObject({ state: 'gathering' });
  });

  it('says that a letter about an account is kept nowhere', async () => {
    const id = await dead('P7D@2027-06-30');
    await withClient(fresh.ownerUrl, (client) =>
      client.query(`UPDATE letter SET kind = 'invitation', task_id = NULL WHERE id = $1`, [id]),
    );
    expect(await again('secretary', id)).toMatchObject({ status: 409, body: { code: 'letter_not_kept' } });
  });
});
