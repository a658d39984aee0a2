import { createHmac } from 'node:crypto';
import { withClient } from '../../embedded/postgres/roles';
import { seedItem, seedItems } from '../support/items';
import type { Desk } from './desk';
import { openDesk, verified } from './desk';

let desk: Desk;
const log: string[] = [];
beforeAll(async () => {
  desk = await openDesk('127.0.0.1', (line) => void log.push(line));
}, 60_000);
beforeEach(async () => {
  desk.receiver.answers(() => ({ status: 200 }));
  desk.receiver.taken.length = 0;
  await desk.place.database.connection.updateMany({ data: { state: 'ended', pausedWhy: null } });
});
afterAll(() => desk?.close());

const issue = () => seedItem(desk.place.database, desk.place.office);
const post = (path: string) => desk.call('POST', `/api/connections/${path}`, {});

describe('POST /api/connections', () => {
  it('is the administrator’s: 403 for everybody else', async () => {
    const body = { kind: 'webhook', name: 'x', url: desk.receiver.url };
    for (const who of ['secretary', 'leader', 'owner'] as const) {
      expect(await desk.place.call(who, 'POST', '/api/connections', { body })).toMatchObject({ status: 403 });
      expect(await desk.place.call(who, 'GET', '/api/connections')).toMatchObject({ status: 403 });
    }
  });

  it.each([
    [{ url: 'http://hooks.example.com/' }, 422, 'not_https'],
    [{ url: 'https://127.0.0.2/' }, 422, 'private_address'],
    [{ url: 'https://me:word@hooks.example.com/' }, 422, 'holds_credentials'],
    [{ url: 'hooks' }, 422, 'no_address'],
    [{ events: ['everything'] }, 400, 'invalid_value'],
    [{ secret: 'SEC12345678' }, 400, 'not_taken'],
    [{ kind: 'feishu' }, 400, 'invalid_value'],
  ])('refuses %j: %i %s', async (more, status, code) => {
    const body = { kind: 'webhook', name: 'x', url: desk.receiver.url, ...more };
    expect(await desk.call('POST', '/api/connections', body)).toMatchObject({ status, body: { errors: [{ code }] } });
  });

  it('shows the secret once, answers the same again for the same key, and keeps nothing of it in clear', async () => {
    const body = { kind: 'webhook', name: '政务平台', url: `${desk.receiver.url}?key=VERYSECRET` };
    const headers = { 'idempotency-key': 'once' };
    const ask = () => desk.place.http.call(desk.administrator, 'POST', '/api/connections', { body, headers });
    const [made, again] = [await ask(), await ask()];
    expect(again.body).toEqual(made.body);
    const { id, secret } = made.body as unknown as { id: string; secret: string };
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    await issue();
    await desk.turn(id);
    const answers = await Promise.all(
      ['', `/${id}`, `/${id}/deliveries`].map((path) => desk.call('GET', `/api/connections${path}`)),
    );
    const everything = await withClient(desk.place.ownerUrl, async (client) => {
      const { rows } = await client.query(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
      );
      const texts: string[] = [];
      for (const { name } of rows)
        texts.push(JSON.stringify((await client.query(`SELECT to_jsonb(t) AS t FROM "${name}" t`)).rows));
      return texts.join('\n');
    });
    expect(everything).toContain(id);
    for (const kept of [JSON.stringify(answers.map((one) => one.body)), everything, log.join('\n')])
      for (const hidden of [secret, secret.slice(6), 'VERYSECRET']) expect(kept).not.toContain(hidden);
    expect(desk.receiver.taken[0]?.path).toBe('/hook?key=VERYSECRET');
  });
});

describe('a connection', () => {
  it('is tested, and what came of it stands in its deliveries', async () => {
    const { id, secret } = await desk.register();
    expect(await post(`${id}/test`)).toMatchObject({ status: 202, body: { type: 'test', state: 'pending' } });
    await desk.turn(id);
    expect(desk.receiver.taken.map((one) => verified(one, secret).type)).toEqual(['test']);
    expect(await desk.deliveries(id)).toMatchObject([{ state: 'sent', attempts: [{ outcome: 'sent', status: 200 }] }]);
  });

  it('is signed with both secrets for a day after a rotation', async () => {
    const { id, secret } = await desk.register();
    const { body } = await post(`${id}/rotate-secret`);
    const next = (body as unknown as { secret: string }).secret;
    expect(next).not.toBe(secret);
    await post(`${id}/test`);
    await desk.turn(id);
    for (const good of [secret, next]) for (const one of desk.receiver.taken) verified(one, good);
    await post(`${id}/rotate-secret`);
    await post(`${id}/test`);
    await desk.turn(id);
    const last = desk.receiver.taken[1];
    if (!last) throw new Error('nothing came');
    verified(last, next);
    expect(() => verified(last, secret)).toThrow();
  });

  it('that is paused misses nothing, and is told in order when it is resumed', async () => {
    const { id } = await desk.register({ events: ['issued'] });
    expect(await post(`${id}/pause`)).toMatchObject({ status: 200, body: { state: 'paused', pausedWhy: 'asked' } });
    const items = await seedItems(desk.place.database, desk.place.office, { deadlines: ['2099-01-01', '2099-01-02'] });
    expect(await desk.turn(id)).toMatchObject({ over: true });
    expect(await post(`${id}/test`)).toMatchObject({ status: 409, body: { code: 'connection_not_active' } });
    expect(await post(`${id}/resume`)).toMatchObject({ body: { state: 'active', pausedWhy: null } });
    await desk.turn(id);
    const told = (await desk.deliveries(id)).map(({ event }) => event);
    expect(new Set(told)).toEqual(new Set(items.map((item) => `evt_${item.id}_1_1`)));
  });

  it('that has failed for a day is paused, and the administrators are written to once', async () => {
    const { id } = await desk.register({ events: ['issued'] });
    const { database } = desk.place;
    await issue();
    desk.receiver.answers(() => ({ status: 503, body: 'down for good' }));
    await desk.turn(id);
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await database.connection.update({ where: { id }, data: { failingSince: dayAgo } });
    await desk.later(id);
    expect(await desk.turn(id)).toMatchObject({ over: true, waiting: 1 });
    expect(await desk.call('GET', `/api/connections/${id}`)).toMatchObject({
      body: { state: 'paused', pausedWhy: 'failing', waiting: 1 },
    });
    const { items } = (await desk.call('GET', '/api/mail?kind=connection_paused')).body as unknown as {
      items: { to: { email: string }; why: string }[];
    };
    expect(items).toMatchObject([{ to: { email: desk.administrator } }]);
    desk.receiver.answers(() => ({ status: 200 }));
    await post(`${id}/resume`);
    expect(await desk.turn(id)).toMatchObject({ sent: 1, waiting: 0 });
  });

  it('tells again what is asked for again, under its old id and with the same words', async () => {
    const { id } = await desk.register({ events: ['issued'] });
    await issue();
    desk.receiver.answers(() => ({ status: 404 }));
    await desk.turn(id);
    desk.receiver.answers(() => ({ status: 200 }));
    const [delivery] = await desk.deliveries(id);
    expect(delivery?.state).toBe('failed');
    const again = await post(`${id}/deliveries/${delivery?.id}/redeliver`);
    expect(again).toMatchObject({ status: 202, body: { state: 'pending', event: delivery?.event } });
    await desk.turn(id);
    const [first, second] = desk.receiver.taken;
    expect([second?.body, second?.headers['webhook-id']]).toEqual([first?.body, first?.headers['webhook-id']]);
    expect((await desk.deliveries(id))[0]).toMatchObject({ state: 'sent', attempts: [{}, { outcome: 'sent' }] });
    expect(await post(`${id}/deliveries/${id}/redeliver`)).toMatchObject({ status: 404 });
  });

  it('that has ended is kept and told nothing more, and its secret is gone', async () => {
    const { id } = await desk.register();
    await issue();
    expect(await desk.call('DELETE', `/api/connections/${id}`)).toMatchObject({
      status: 200,
      body: { state: 'ended' },
    });
    expect(await desk.turn(id)).toMatchObject({ over: true });
    for (const verb of ['resume', 'pause', 'test', 'rotate-secret'])
      expect(await post(`${id}/${verb}`)).toMatchObject({ status: 409, body: { code: 'connection_ended' } });
    expect(desk.receiver.taken).toHaveLength(0);
    const ended = await desk.call('GET', '/api/connections?state=ended&limit=200');
    expect((ended.body as unknown as { items: { id: string }[] }).items.map((one) => one.id)).toContain(id);
  });

  it('lists its deliveries page by page', async () => {
    const { id } = await desk.register({ events: ['issued'] });
    await seedItems(desk.place.database, desk.place.office, { deadlines: ['2099-01-01', '2099-01-02', '2099-01-03'] });
    await desk.turn(id);
    const path = `/api/connections/${id}/deliveries?limit=2`;
    const first = (await desk.call('GET', path)).body as unknown as { items: { id: string }[]; nextCursor: string };
    const rest = (await desk.call('GET', `${path}&cursor=${first.nextCursor}`)).body as unknown as typeof first;
    expect(new Set([...first.items, ...rest.items].map((one) => one.id)).size).toBe(3);
    expect(rest.nextCursor).toBeNull();
  });
});

describe('a robot', () => {
  it('of 企业微信 is told of what a group has to act on, and not of each issue', async () => {
    const { id, secret } = await desk.register({ kind: 'wecom', url: `${desk.receiver.url}?key=robot` });
    expect(secret).toBeNull();
    await issue();
    await desk.turn(id);
    const { path, body } = desk.receiver.taken[0] ?? { path: '', body: '{}' };
    expect([path, desk.receiver.taken.length]).toEqual(['/hook?key=robot', 1]);
    expect(JSON.parse(body)).toMatchObject({
      msgtype: 'markdown',
      markdown: { content: expect.stringContaining('推进表下发') },
    });
  });

  it('of 钉钉 is signed, is sent one message for many, and is left in peace between two', async () => {
    const secret = 'SEC0123456789';
    const { id } = await desk.register({ kind: 'dingtalk', secret, events: ['issued'] });
    await seedItems(desk.place.database, desk.place.office, {
      deadlines: Array.from({ length: 30 }, (_, index) => `2099-01-${String(index + 1).padStart(2, '0')}`),
    });
    const { nextAt } = await desk.turn(id);
    expect([desk.receiver.taken.length, nextAt]).toEqual([1, null]);
    const { path, body } = desk.receiver.taken[0] ?? { path: '', body: '{}' };
    const { timestamp, sign } = Object.fromEntries(new URL(path, 'http://x').searchParams);
    expect(sign).toBe(createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
    expect((JSON.parse(body) as { markdown: { text: string } }).markdown.text).toContain('另有 15 条');
    expect((await desk.deliveries(id)).every(({ state }) => state === 'sent')).toBe(true);
    await issue();
    expect((await desk.turn(id)).nextAt).toBeGreaterThan(Date.now());
    expect(desk.receiver.taken).toHaveLength(1);
  });
});
