import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Command, Order } from '../../domain/item/command';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import type { RefusalCode } from '../../domain/item/refusal';
import type { Outcome } from '../../workflows/messages/key-task';
import { commandUpdates, standingQuery } from '../../workflows/messages/key-task';
import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import { cardOf, runsOf } from '../support/history';
import { seedItem } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import type { ItemHandle, World } from '../support/world';
import { openWorld, send } from '../support/world';

let world: World;
let item: Item;
let handle: ItemHandle;

beforeAll(async () => {
  world = await openWorld();
  await world.work();
});
afterAll(() => world.close());

beforeEach(async () => {
  item = await seedItem(world.database, world.office);
});
afterEach(async () => {
  await handle.terminate('the test is over').catch(() => undefined); // it may have come to its end
});

const by = (who: Who, order: Order, more: Partial<Command> = {}) => command(order, personAs(world.office, who), more);
const start = async (entriesPerRun?: number) => {
  handle = await world.start(item, entriesPerRun);
};
const give = (who: Who, order: Order, more: Partial<Command> = {}) => send(handle, by(who, order, more));
const versionOf = (outcome: Outcome) => ('entry' in outcome ? outcome.entry.seq : outcome.refusal);

/** Ledger, read model and workflow must tell of one and the same item. */
async function agree(standing: Item): Promise<Item> {
  const ledger = await ledgerOf(world.database, item.id);
  expect(faultsOf(ledger)).toEqual([]);
  expect(standing).toEqual(fold(ledger));
  expect(await readModelOf(world.database, item.id)).toEqual(toldBy(standing));
  return standing;
}

describe('an item’s workflow', () => {
  it('takes an item through its whole life, each command one version', async () => {
    await start();
    const life: [Who, Order][] = [
      ['owner', sign],
      ['partner', report(20)],
      ['owner', report(60, { milestones: [{ id: 'm1', done: true }] })],
      ['owner', submit(item)],
      ['secretary', sendBack(item)],
      ['head', submit(item)],
      ['reviewer', accept(item, 88)],
    ];
    const versions: unknown[] = [];
    for (const [who, order] of life) versions.push(versionOf(await give(who, order)));
    expect(versions).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const standing = await agree(await handle.result());
    expect(standing).toMatchObject({ state: 'accepted', light: 'blue', returns: 1, percent: 100, agenda: [] });
  });

  it('lets a first report and a first submission sign as well, but not a co-operating unit’s report', async () => {
    await start();
    await give('partner', report(10));
    expect(await handle.query(standingQuery)).toMatchObject({ state: 'assigned', signedAt: null });
    const first = by('substitute', report(20));
    await send(handle, first);
    expect(await agree(await handle.query(standingQuery))).toMatchObject({ state: 'in_progress', signedAt: first.at });
  });

  it('answers with the very entry that the ledger holds', async () => {
    await start();
    const outcome = await give('owner', sign);
    expect(outcome).toEqual({ entry: (await ledgerOf(world.database, item.id)).at(-1) });
  });

  const first = (order: (item: Item) => Order, who: Who) => ({
    before: [] as [Who, (item: Item) => Order][],
    who,
    order,
  });
  const reviewed = (order: (item: Item) => Order, who: Who) => ({
    ...first(order, who),
    before: [['owner', submit]] as [Who, (item: Item) => Order][],
  });
  const unknown = [{ id: 'sX', met: false, how: '' }];
  const refusals: [RefusalCode, ReturnType<typeof first>][] = [
    ['not_in_this_state', first(accept, 'reviewer')],
    ['not_in_this_state', reviewed(() => sign, 'owner')],
    ['not_yours_to_do', first(() => sign, 'partner')],
    ['not_yours_to_do', reviewed(accept, 'owner')],
    ['milestone_unknown', first(() => report(5, { milestones: [{ id: 'mX', done: true }] }), 'owner')],
    ['standards_incomplete', first(() => ({ type: 'submit', standards: [] }), 'owner')],
    ['standard_unknown', reviewed(() => ({ type: 'return', reason: '不符', standards: unknown }), 'reviewer')],
    ['standard_not_met', reviewed((of) => ({ ...accept(of), standards: [{ id: 's1', met: false }] }), 'reviewer')],
    ['no_standard_unmet', reviewed((of) => ({ ...sendBack(of), standards: [] }), 'reviewer')],
  ];

  it.each(refusals)('refuses with %s, for good and outside the ledger (%#)', async (code, { before, who, order }) => {
    await start();
    for (const [person, earlier] of before) await give(person, earlier(item));
    const version = before.length + 1;
    const refused = by(who, order(item));
    expect(await send(handle, refused)).toMatchObject({ refusal: { code, version } });
    expect(await ledgerOf(world.database, item.id)).toHaveLength(version);
    const stored = await world.database.refusal.findMany({ where: { taskId: item.id } });
    expect(stored).toMatchObject([{ code, version, commandId: refused.id, actorId: refused.actor.id }]);
    await agree(await handle.query(standingQuery));
  });

  it('lets percent fall only with a reason', async () => {
    await start();
    await give('owner', report(50));
    expect(await give('owner', report(40))).toMatchObject({
      refusal: { code: 'percent_fall_needs_reason', params: { from: 50, to: 40 }, version: 2 },
    });
    expect(versionOf(await give('owner', report(40, { reason: '场地退回' })))).toBe(3);
  });

  it('does not let somebody accept what they submitted themselves', async () => {
    await start();
    const twice = { ...personAs(world.office, 'owner'), as: 'secretariat' as const };
    await give('owner', submit(item));
    expect(await send(handle, command(accept(item), twice))).toMatchObject({
      refusal: { code: 'submitter_cannot_accept' },
    });
  });

  it('refuses what was decided on a version that is no longer, and says which it is now', async () => {
    await start();
    await give('owner', report(10), { ifVersion: 1 });
    expect(await give('head', report(20), { ifVersion: 1 })).toMatchObject({
      refusal: { code: 'version_stale', params: { version: 2, given: 1 }, version: 2 },
    });
  });

  it('lets one of two win who act at once on the same version', async () => {
    await start();
    await give('owner', submit(item));
    const both = await Promise.allSettled([
      give('reviewer', accept(item), { ifVersion: 2 }),
      give('secretary', sendBack(item), { ifVersion: 2 }),
    ]);
    const outcomes = both.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    expect(outcomes.filter((outcome) => 'entry' in outcome)).toHaveLength(1);
    for (const one of both) {
      // The acceptance ends the workflow; who comes too late for an answer from it is answered from the ledger, by the API.
      if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(WorkflowNotFoundError);
      else if ('refusal' in one.value) expect(one.value.refusal).toMatchObject({ code: 'version_stale', version: 3 });
    }
    expect(await ledgerOf(world.database, item.id)).toHaveLength(3);
  });

  it('takes more commands at once than the engine lets in flight, each once', async () => {
    await start();
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => give('owner', report(30))));
    expect(outcomes.map(versionOf).sort((a, b) => Number(a) - Number(b))).toEqual(
      outcomes.map((_, index) => index + 2),
    );
    await agree(await handle.query(standingQuery));
  });

  it('refuses a malformed command before it is taken in, and leaves no trace of it in the history', async () => {
    await start();
    await give('owner', sign);
    const before = (await handle.fetchHistory()).events?.length;
    const wrong = handle.executeUpdate(commandUpdates.report, { args: [by('owner', sign)] });
    await expect(wrong).rejects.toThrow(WorkflowUpdateFailedError);
    expect((await handle.fetchHistory()).events?.length).toBe(before);
  });
});

describe('continuing as new', () => {
  it('leaves a command’s one outcome as it was, for an entry and for a refusal', async () => {
    await start(2);
    const [taken, refused] = [by('owner', report(10)), by('owner', accept(item))];
    const outcomes = [await send(handle, taken), await send(handle, refused)];
    for (const percent of [20, 30, 40, 50, 60]) await give('owner', report(percent));
    expect((await runsOf(handle)).length).toBeGreaterThan(2);
    expect([await send(handle, taken), await send(handle, refused)]).toEqual(outcomes);
    expect(await ledgerOf(world.database, item.id)).toHaveLength(7);
    await agree(await handle.query(standingQuery));
  });

  it('loses no command that comes meanwhile, and none is carried out twice', async () => {
    await start(3);
    const lanes = Array.from({ length: 6 }, async () => {
      const outcomes: Outcome[] = [];
      for (let turn = 0; turn < 8; turn++) {
        const one = by('owner', report(50));
        const [outcome, again] = await Promise.all([send(handle, one), send(handle, one)]);
        expect(again).toEqual(outcome);
        outcomes.push(outcome);
      }
      return outcomes;
    });
    const versions = (await Promise.all(lanes)).flat().map(versionOf);
    expect(versions.sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 48 }, (_, index) => index + 2));
    expect((await runsOf(handle)).length).toBeGreaterThan(4);
    await agree(await handle.query(standingQuery));
  });

  it('keeps the clocks, the card, the search attributes and the limits of the run before', async () => {
    await start(1);
    await give('owner', report(10));
    const description = await handle.describe();
    expect(description.runId).not.toBe(handle.firstExecutionRunId);
    expect(description.typedSearchAttributes.getAll()).toHaveLength(5);
    expect(await cardOf(handle)).toContain('10%');
    expect(Number(description.raw.executionConfig?.defaultWorkflowTaskTimeout?.seconds)).toBe(5);
    const { agenda } = fold(await ledgerOf(world.database, item.id));
    expect(agenda).toEqual(expect.arrayContaining(item.agenda.filter(({ kind }) => kind === 'remind')));
    expect(await handle.query(standingQuery)).toMatchObject({ agenda, version: 2 });
  });
});
