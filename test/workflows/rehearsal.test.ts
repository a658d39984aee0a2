import { setTimeout as sleep } from 'node:timers/promises';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { standingQuery } from '../../workflows/messages/key-task';
import { command, sendBack, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import { personAs } from '../support/office';
import { until } from '../support/until';
import type { ItemHandle, World } from '../support/world';
import { openWorld, send } from '../support/world';

let world: World;
let stop: () => Promise<void>;

beforeAll(async () => {
  world = await openWorld();
  stop = await world.work();
});
afterAll(() => world.close());

/** A whole ladder in seconds: two reminders, yellow between them, red, and three steps. */
const policy = {
  remindBefore: ['PT9S', 'PT3S'],
  yellowBefore: 'PT6S',
  escalation: [
    { after: 'PT0S', to: ['owner', 'unit_head'] as const },
    { after: 'PT4S', to: ['leader', 'secretariat'] as const, notice: true },
    { after: 'PT8S', to: ['leading_group'] as const, bulletin: true },
  ],
};

async function issue(
  inMs: number,
  own: Parameters<typeof seedItems>[2]['policy'] = policy,
): Promise<[Item, ItemHandle]> {
  const deadline = new Date(Date.now() + inMs).toISOString();
  const [item] = await seedItems(world.database, world.office, { deadlines: [deadline], policy: own });
  if (!item) throw new Error('no item');
  return [item, await world.start(item)];
}

/** What the second step brings besides: the first notice, and the clock of its answer. */
const notice = [
  { type: 'noticed', notice: expect.objectContaining({ colour: 'blue', step: 2, answeredAt: null }) },
  { type: 'scheduled', clocks: [expect.objectContaining({ kind: 'notice' })] },
];

const told = async (item: Item) => {
  const ledger = await ledgerOf(world.database, item.id);
  expect(faultsOf(ledger)).toEqual([]);
  return ledger.slice(1).map(({ at, events }) => ({
    late: at - item.dueAt,
    what: events.filter(({ type }) => type !== 'rang'),
    rang: events.flatMap((event) => (event.type === 'rang' ? event.clocks : [])),
  }));
};
const letters = async (item: Item) =>
  (await world.database.letter.findMany({ where: { taskId: item.id }, orderBy: [{ seq: 'asc' }] })).map(
    ({ kind, step, recipientId }) =>
      `${kind} ${step} ${Object.entries(world.office.people).find(([, { id }]) => id === recipientId)?.[0]}`,
  );

describe('a policy in seconds', () => {
  it('goes through reminders, yellow, red and all three steps in real time, each once, to the people it names', async () => {
    const [item, handle] = await issue(14_000);
    await until(
      () => handle.query(standingQuery),
      ({ step }) => step === 3,
    );
    const entries = await told(item);
    expect(entries.flatMap(({ what }) => what)).toEqual([
      { type: 'reminded', by: 'PT9S' },
      { type: 'turned', light: 'yellow' },
      { type: 'reminded', by: 'PT3S' },
      { type: 'turned', light: 'red' },
      { type: 'escalated', step: 1, steps: [1] },
      { type: 'escalated', step: 2, steps: [2] },
      ...notice,
      { type: 'escalated', step: 3, steps: [3] },
    ]);
    for (const { late, rang } of entries)
      for (const clock of rang) expect(late + item.dueAt - clock.at).toBeGreaterThanOrEqual(0);
    expect((await letters(item)).sort()).toEqual(
      [
        ...['assignment 0 owner', 'reminder 0 owner', 'reminder 0 owner'],
        ...[
          'overdue 1 owner',
          'overdue 1 head',
          'escalation 2 leader',
          'escalation 2 reviewer',
          'escalation 2 secretary',
        ],
        ...['notice 2 owner', 'notice 2 head', 'escalation 3 leader', 'escalation 3 otherLeader'],
      ].sort(),
    );
    const standing = await handle.query(standingQuery);
    expect(standing).toMatchObject({ light: 'red', step: 3 });
    expect(standing).toEqual(fold(await ledgerOf(world.database, item.id)));
    expect(await readModelOf(world.database, item.id)).toEqual(toldBy(standing));
    await handle.terminate();
  });

  it('that goes by while no worker runs is told in one letter to each reader, by its highest rung', async () => {
    await stop();
    const escalation = policy.escalation.map((rung, index) => (index < 2 ? rung : { ...rung, after: 'PT1H' }));
    const [item, handle] = await issue(1_500, { ...policy, escalation });
    await sleep(6_500);
    stop = await world.work();
    await until(
      () => handle.query(standingQuery),
      ({ version }) => version > 1,
    );
    expect((await told(item)).map(({ what }) => what)).toEqual([
      [{ type: 'turned', light: 'red' }, { type: 'escalated', step: 2, steps: [1, 2] }, ...notice],
    ]);
    expect((await letters(item)).sort()).toEqual(
      [
        'assignment 0 owner',
        // Who gets the notice is told of both steps by it.
        ...['leader', 'reviewer', 'secretary'].map((who) => `escalation 2 ${who}`),
        ...['notice 2 owner', 'notice 2 head'],
      ].sort(),
    );
    expect(await handle.query(standingQuery)).toMatchObject({ light: 'red', step: 2, version: 2 });
    await handle.terminate();
  });

  it('rings no clock early because the one that was due was stopped in that very moment', async () => {
    const [item, handle] = await issue(3_600_000, { ...policy, remindBefore: ['PT59M58S'], yellowBefore: 'PT30M' });
    const release = await holdItem(item);
    const submitted = send(handle, command(submit(item), personAs(world.office, 'owner')));
    // The reminder's instant goes by while the submission is being recorded, for so long that the engine says so.
    await sleep(6_000);
    await release();
    await submitted;
    await sleep(500);
    expect(await handle.query(standingQuery)).toMatchObject({ state: 'under_review', light: 'green', version: 2 });
    await send(handle, command(sendBack(item), personAs(world.office, 'reviewer')));
    const { agenda } = await handle.query(standingQuery);
    expect(agenda.slice(0, 5).map(({ kind }) => kind)).toEqual(['yellow', 'red', 'escalate', 'escalate', 'escalate']);
    expect(agenda.some(({ kind }) => kind === 'remind')).toBe(false);
    await handle.terminate();
  });
});

/** Keeps the item's row from being recorded on, as another recorder would; answers how to let go. */
async function holdItem(item: Item): Promise<() => Promise<void>> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let held = () => {};
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  const done = world.database.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT 1 FROM task WHERE id = ${item.id}::uuid FOR UPDATE`;
      held();
      await released;
    },
    { timeout: 20_000 },
  );
  await holding;
  return async () => {
    letGo();
    await done;
  };
}
