import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDueCheckpoint } from '../../activities/audit/checkpoint';
import { composeCheckpoint } from '../../activities/letters/compose';
import type { CheckpointFile } from '../../audit/checkpoint';
import { makeSigningKey, signerOf } from '../../audit/signing-key';
import { locales } from '../../domain/locale';
import type { PostWorld } from '../letters/post';
import { openPost } from '../letters/post';
import { on } from '../letters/sample-facts';
import { setClock } from '../support/clock';
import { seedItem } from '../support/items';
import { signer, verified } from './record';

let world: PostWorld;
beforeAll(async () => {
  world = await openPost();
  await world.database.official.updateMany({ where: { name: '领导小组成员' }, data: { role: 'auditor' } });
}, 60_000);
afterAll(() => world?.close());

const due = (by = signer, cause: 'hourly' | 'daily' = 'daily') =>
  makeDueCheckpoint(world.database, { signer: by, zone: 'Asia/Shanghai', cause });

it('a checkpoint is made where anything new was recorded, and an auditor gets one letter a day with the file in it', async () => {
  expect(await due()).toBeNull();
  await seedItem(world.database, world.office);
  expect(await Promise.all([due(), due()])).toEqual(expect.arrayContaining([1, null]));
  await seedItem(world.database, world.office);
  expect(await due()).toBe(2);
  await world.drain();
  const letters = await world.database.letter.findMany({ where: { kind: 'checkpoint' } });
  expect(letters).toMatchObject([{ state: 'sent', recipientId: world.office.people.otherLeader.id }]);
  const { mail } = world.server.taken.find(({ mail: one }) => /检查点/.test(one.subject ?? '')) ?? {};
  const text = (mail?.text ?? '').replaceAll(/\s+/g, '');
  const file = JSON.parse(/\{"number".*?\}(?=[^,}]|$)/.exec(text)?.[0] ?? '{}') as CheckpointFile;
  expect(file).toMatchObject({ number: 2, keyId: signer.keyId });
  // The letter's own log brings no other checkpoint.
  expect(await due()).toBeNull();
  expect((await verified(world.database)).faults).toEqual([]);
});

it('a new key is vouched for by a checkpoint at once, and what the old one signed still holds', async () => {
  const other = signerOf(makeSigningKey());
  expect(await due(other)).toBe(3);
  expect((await verified(world.database, { keys: [other.publicKey] })).faults).toEqual([]);
});

it('of what the hours have covered auditors are told once a day', async () => {
  const letters = () => world.database.letter.count({ where: { kind: 'checkpoint' } });
  const told = await letters();
  await seedItem(world.database, world.office);
  expect(await due(signer, 'hourly')).toBe(4);
  expect(await due(signer, 'hourly')).toBeNull();
  expect(await letters()).toBe(told);
  await setClock(world.fresh.ownerUrl, new Date(Date.now() + 86_400_000).toISOString());
  expect(await due()).toBe(4);
  expect(await letters()).toBe(told + 1);
  expect(await due()).toBeNull();
});

test.each(locales)('the letter reads as it was reviewed: %s', (locale) => {
  const { subject, text } = composeCheckpoint({
    ...{ kind: 'checkpoint', locale, zone: 'Asia/Shanghai', now: on('04-01', '23:31'), since: on('04-01', '23:30') },
    ...{ messageId: '<fedcba9876543210@duban>', preferences: null, link: 'https://duban.example.gov.cn/docs' },
    reader: { name: '周审', address: 'zhou@example.gov.cn' },
    ...{ number: 91, upTo: on('04-01', '23:30'), counts: { ledger: 12_345, refusal: 67 }, keyId: '0123456789abcdef' },
    file: '{"number":91}',
  });
  const letter = `Subject: ${subject}\n\n${text}`;
  const golden = join(__dirname, 'golden');
  mkdirSync(golden, { recursive: true });
  const file = join(golden, `checkpoint.${locale}.txt`);
  if (process.env.DUBAN_GOLDEN || !existsSync(file)) writeFileSync(file, letter);
  expect(letter).toBe(readFileSync(file, 'utf8'));
});
