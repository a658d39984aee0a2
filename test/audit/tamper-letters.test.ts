import { gatherMorning } from '../../activities/digest/gather';
import { note } from '../../activities/letters/note';
import { withClient } from '../../embedded/postgres/roles';
import { command, sendBack, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import type { World } from '../support/world';
import { openWorld } from '../support/world';
import type { Copy } from './copies';
import { copyOf } from './copies';
import { checkpoint, verified } from './record';

let world: World;
let copy: Copy;
/** Of a digest that was sent to the owner: what it told, and what had come to nothing. Of another person's: the digest. */
let told: string;
let moot: string;
let own: string;
let others: string;

beforeAll(async () => {
  world = await openWorld();
  const { database, office } = world;
  const items = await seedItems(database, office, { deadlines: ['2099-06-30', '2099-12-31'] });
  for (const item of items)
    await recordAll(database, item, [
      command(submit(item), personAs(office, 'owner')),
      command(sendBack(item), personAs(office, 'reviewer')),
    ]);
  await database.letter.updateMany({ where: { taskId: { not: null } }, data: { state: 'gathering' } });
  await gatherMorning(database, '2026-12-01');
  for (const { id } of await database.letter.findMany({ where: { kind: 'digest' } })) await send(id);
  const { owner } = office.people;
  const letters = await database.letter.findMany({ where: { taskId: { not: null } } });
  const mine = letters.filter(({ recipientId }) => recipientId === owner.id);
  told = mine.find(({ state }) => state === 'sent')?.id ?? '';
  moot = mine.find(({ state }) => state === 'moot')?.id ?? '';
  own = mine[0]?.digestId ?? '';
  others = letters.find(({ recipientId, state }) => recipientId !== owner.id && state === 'sent')?.digestId ?? '';
  expect([told, moot, own, others]).not.toContain('');
}, 120_000);
afterAll(() => world?.close());
beforeEach(async () => {
  copy = await copyOf(world.fresh);
});
afterEach(() => copy?.drop());

/** Sends a digest as a sender notes it: of what it gathered the first had come to nothing, the others are told. */
async function send(id: string): Promise<void> {
  const { database } = world;
  await database.letter.update({ where: { id }, data: { state: 'sending', attempts: 1 } });
  const [first, ...rest] = (await database.letter.findMany({ where: { digestId: id }, orderBy: { id: 'asc' } })).map(
    (letter) => letter.id,
  );
  const isAlone = rest.length === 0;
  const members = {
    told: isAlone ? [first ?? ''] : rest,
    moot: isAlone ? [] : [{ id: first ?? '', answer: '事项已了结 · the matter is over' }],
  };
  const claim = { letter: id, kind: 'digest', attempt: 1, claimedAt: 0 } as const;
  const verdict = { outcome: 'sent', answer: '250 kept', final: false, away: false } as const;
  await note(database, claim, verdict, { address: 'owner@example.test', subject: '每日汇总' }, members);
}

const attacks = () =>
  [
    [
      'moot, made to read as told in its digest',
      moot,
      `state = 'sent', sent_at = d.sent_at, address = d.address, subject = d.subject`,
      own,
    ],
    [
      'moot, made to read as told to somebody else',
      moot,
      `state = 'sent', digest_id = d.id, sent_at = d.sent_at, address = d.address, subject = d.subject`,
      others,
    ],
    ['told, made to read as never needed', told, `state = 'moot', sent_at = NULL`, own],
    ['told, moved to another person’s digest', told, 'digest_id = d.id', others],
    ['told, with another answer', told, `answer = '250 other'`, own],
    ['moot, with an address and a subject', moot, `address = d.address, subject = d.subject`, own],
    ['moot, put back as if it waited', moot, `state = 'pending'`, own],
    ['moot, put back as if it were gathered', moot, `state = 'gathering'`, own],
  ] as const;

it.each(attacks().map(([name], index) => [name, index] as const))(
  'a letter that was %s is named, before a checkpoint and after',
  async (_, index) => {
    const [, letter = '', change, digest = ''] = attacks()[index] ?? [];
    expect((await verified(copy.database)).faults).toEqual([]);
    await copy.tamper(`UPDATE letter l SET ${change} FROM letter d WHERE l.id = '${letter}' AND d.id = '${digest}'`);
    const named = expect.objectContaining({ code: 'letter_state', of: letter });
    expect((await verified(copy.database)).faults).toContainEqual(named);
    await checkpoint(copy.database);
    expect((await verified(copy.database)).faults).toContainEqual(named);
  },
);

it('what a letter’s own row and its log of ends say alike, forged, a checkpoint or the witnesses contradict', async () => {
  await checkpoint(copy.database);
  await copy.tamper(`UPDATE letter SET state = 'moot', sent_at = NULL WHERE id = '${told}';
    UPDATE letter_end SET state = 'moot', sent_at = NULL WHERE letter_id = '${told}'`);
  expect((await verified(copy.database)).faults).toContainEqual(expect.objectContaining({ code: 'row_changed' }));
  await copy.tamper('DELETE FROM checkpoint_signature; DELETE FROM checkpoint');
  expect((await verified(copy.database)).faults).toContainEqual(expect.objectContaining({ code: 'row_changed' }));
});

it('the programs’ own role cannot make a letter read as sent either', async () => {
  const { database } = copy;
  const { sentAt, address, subject } = await database.letter.findUniqueOrThrow({ where: { id: own } });
  await database.letter.update({ where: { id: moot }, data: { state: 'sent', sentAt, address, subject } });
  const { faults } = await verified(database);
  expect(faults).toContainEqual(expect.objectContaining({ code: 'letter_state', of: moot }));
  await expect(
    withClient(copy.url, (client) => client.query('UPDATE letter_end SET state = state')),
  ).rejects.toMatchObject({ code: '42501' });
});
