import { setTimeout as sleep } from 'node:timers/promises';
import { fold } from '../../domain/item/evolve';
import { standingQuery } from '../../workflows/messages/key-task';
import { command, report } from '../support/commands';
import { runsOf, storyOf } from '../support/history';
import { seedItem, seedItems } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import type { Line } from '../support/line';
import { layLine } from '../support/line';
import { personAs } from '../support/office';
import { until } from '../support/until';
import type { World } from '../support/world';
import { openWorld, send } from '../support/world';

let world: World;
let line: Line;

beforeAll(async () => {
  world = await openWorld();
  line = await layLine(world.fresh.url);
  await world.work({}, line.url);
});
afterAll(async () => {
  await world.close();
  await line.close();
});

describe('the database being away', () => {
  it('delays an item and never fails it: commands and clocks alike stand in the ledger once it is back', async () => {
    const item = await seedItem(world.database, world.office);
    const inSeconds = { remindBefore: ['PT1H'], yellowBefore: 'PT30M', escalation: [] };
    const [ringing] = await seedItems(world.database, world.office, {
      deadlines: [new Date(Date.now() + 3_603_000).toISOString()],
      policy: inSeconds,
    });
    if (!ringing) throw new Error('no item');
    const [handle, clocked] = [await world.start(item), await world.start(ringing)];
    const owner = personAs(world.office, 'owner');
    await send(handle, command(report(10), owner));

    line.cut();
    let acknowledged = 0;
    const commands = [1, 2, 3].map(() => command(report(20), owner));
    const outcomes = commands.map((one) => send(handle, one).finally(() => acknowledged++));
    await sleep(20_000);
    expect(acknowledged).toBe(0);
    expect(await ledgerOf(world.database, item.id)).toHaveLength(2);
    expect(await handle.query(standingQuery)).toMatchObject({ version: 2, percent: 10 });
    line.mend();

    const entries = (await Promise.all(outcomes)).flatMap((outcome) => ('entry' in outcome ? outcome.entry : []));
    expect(entries.map(({ commandId }) => commandId)).toEqual(commands.map(({ id }) => id));
    expect(entries.map(({ seq }) => seq).sort()).toEqual([3, 4, 5]);
    const standing = await handle.query(standingQuery);
    expect(standing).toEqual(fold(await ledgerOf(world.database, item.id)));
    expect(await readModelOf(world.database, item.id)).toEqual(toldBy(standing));
    const clocks = await until(
      () => ledgerOf(world.database, ringing.id),
      ({ length }) => length === 2,
    );
    expect(faultsOf(clocks)).toEqual([]);
    expect(clocks.map(({ events }) => events.map(({ type }) => type))).toEqual([['issued'], ['rang', 'reminded']]);

    // A history that is filled by retries would grow by hundreds of events in an hour.
    const [run] = await runsOf(handle);
    expect(run?.events?.length).toBeLessThan(120);
    expect(await storyOf(handle)).toContainEqual(
      '报告进展 report · 责任人 (owner) · 数据库恢复后补记 once the database is back',
    );
    expect(await storyOf(clocked)).toContainEqual(
      expect.stringMatching(/^到期提醒 reminder PT1H · .* 数据库恢复后补记/),
    );
    await Promise.all([handle.terminate(), clocked.terminate()]);
  }, 60_000);
});
