import { createHash } from 'node:crypto';
import { withClient } from '../../embedded/postgres/roles';
import { addOfficial } from '../api/support/place';
import type { Desk } from './desk';
import { openDesk, publicUrl, signInByCode } from './desk';
import { totp } from './totp';

/** Who tried to come in, by which door, and what came of it stands in the record; what was typed in does not. */
let desk: Desk;
let auditor: string;
beforeAll(async () => {
  desk = await openDesk();
  auditor = await addOfficial(desk.database, 'auditor', 'auditor', 'OFFICE');
});
afterAll(() => desk?.close());

const tries = async () => {
  const rows = await desk.database.signInLog.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  return rows.map(({ door, accountName, outcome }) => [door, accountName, outcome]);
};
const password = '湖畔 lantern 47 Birken';

it('Every door is written down, done and refused, with whoever is known to knock', async () => {
  const owner = 'owner@example.test';
  const stranger = desk.browser();
  await stranger.ask('POST', '/api/sign-in/code/verify', { email: owner, code: '000000' });
  await stranger.ask('POST', '/api/sign-in/password', { email: 'a-password-typed@wrong.field', password: 'x' });
  await stranger.ask('POST', '/api/session/password', { current: 'x', password });
  const browser = await signInByCode(desk, owner);
  await browser.ask('DELETE', '/api/session', undefined, { origin: publicUrl });
  await stranger.ask('GET', '/api/sign-in');
  await stranger.ask('POST', '/api/sign-in/code', {});
  expect(await tries()).toEqual([
    ['POST /api/sign-in/code/verify', '责任人', 'sign_in_refused'],
    ['POST /api/sign-in/password', null, 'sign_in_refused'],
    ['POST /api/session/password', null, 'not_signed_in'],
    ['POST /api/sign-in/code', '责任人', 'done'],
    ['POST /api/sign-in/code/verify', '责任人', 'done'],
    ['DELETE /api/session', '责任人', 'done'],
  ]);
});

it('A code, a password, the key of an app and what was typed into the wrong field are in no row', async () => {
  const email = 'secretary@example.test';
  await desk.http.call(desk.administrator, 'POST', '/api/invitations', { body: { officials: [email] } });
  const code = /^ {4}(\S+)$/m.exec((await desk.letterTo(email)).text)?.[1] ?? '';
  const browser = desk.browser();
  await browser.ask('POST', '/api/sign-in/invitation', { email, code, password });
  const { secret } = (await browser.ask('POST', '/api/session/totp', { password })).body;
  const shown = totp(String(secret));
  await browser.ask('POST', '/api/session/totp/confirm', { code: shown });
  await browser.ask('POST', '/api/sign-in/password', { email: `${password.replaceAll(' ', '')}@x.cn`, password });
  const rows = JSON.stringify(await desk.database.signInLog.findMany());
  expect((await tries()).at(-2)).toEqual(['POST /api/session/totp/confirm', '办公室甲', 'done']);
  for (const typed of [code, password, password.replaceAll(' ', ''), String(secret), 'wrong.field'])
    expect([typed, rows.includes(typed)]).toEqual([typed, false]);
});

it('Auditors and administrators read it, the newest first; each row bears the hash of what it says', async () => {
  const { body } = await desk.http.call(auditor, 'GET', '/api/audit/sign-ins?limit=2');
  const { items, nextCursor } = body as unknown as { items: Record<string, string>[]; nextCursor: string };
  expect(items[0]).toMatchObject({ door: 'POST /api/sign-in/password', who: null, outcome: 'sign_in_refused' });
  const next = await desk.http.call(auditor, 'GET', `/api/audit/sign-ins?limit=2&cursor=${nextCursor}`);
  expect((next.body as unknown as { items: object[] }).items).toHaveLength(2);
  const [row] = await desk.database.signInLog.findMany({ where: { accountName: '责任人' }, take: 1 });
  const { id, at, door, accountId, accountName, role, outcome, address, forwarded, hash } = row ?? ({} as never);
  const text = [id, at.getTime(), door, accountId, accountName, role, outcome, address, forwarded ?? ''].join('\n');
  expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
});

it('It is only ever added to, also by the owner of the schema', async () => {
  for (const sql of [`UPDATE sign_in_log SET outcome = 'done'`, 'DELETE FROM sign_in_log', 'TRUNCATE sign_in_log']) {
    await expect(desk.database.$executeRawUnsafe(sql)).rejects.toThrow(/permission denied/);
    await expect(withClient(desk.ownerUrl, (client) => client.query(sql))).rejects.toThrow(/only/);
  }
});

it('What cannot be written down lets nobody in', async () => {
  const browser = desk.browser();
  const code = await desk.codeFor('head@example.test', browser);
  const lock = 'ALTER TABLE sign_in_log RENAME TO sign_in_log_away';
  await withClient(desk.ownerUrl, (client) => client.query(lock));
  try {
    const said = await browser.ask('POST', '/api/sign-in/code/verify', { email: 'head@example.test', code });
    expect(said).toMatchObject({ status: 503, body: { code: 'access_not_recorded' }, cookies: [] });
  } finally {
    await withClient(desk.ownerUrl, (client) => client.query('ALTER TABLE sign_in_log_away RENAME TO sign_in_log'));
  }
});
