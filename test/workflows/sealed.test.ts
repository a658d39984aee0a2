import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { historyToText } from '../../audit/history/text';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { openKeyRing } from '../../servers/payloads/keys';
import { moveYear } from '../support/calendar';
import { command, report } from '../support/commands';
import { cardOf } from '../support/history';
import { seedItem } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { personAs } from '../support/office';
import { keyFile, newKey } from '../support/payload-keys';
import { openSkippingServer } from '../support/skipping';
import type { World } from '../support/world';
import { openWorld, send } from '../support/world';

const keys = keyFile(newKey('2026'));
let environment: TestWorkflowEnvironment;
let world: World;

beforeAll(async () => {
  environment = await openSkippingServer();
  world = await openWorld(environment.address, openKeyRing(keys.file));
});
afterAll(async () => {
  await world.close();
  await environment.teardown();
  keys.remove();
});

it('an item whose payloads are sealed lives through its deadline as any other, and the engine reads none of it', async () => {
  const at = await environment.currentTimeMs();
  const year = moveYear(at);
  for (const { off, work, ...notice } of year.notices)
    await world.database.holidayNotice.create({ data: { ...notice, off: [...off], work: [...work] } });
  const item: Item = await seedItem(world.database, world.office, {
    deadlines: [year.day('2026-03-27')],
    days: year.days,
    at,
  });
  const stop = await world.work();
  const handle = await world.start(item);
  const owner = personAs(world.office, 'owner');
  await send(handle, command(report(40), owner, { at: await environment.currentTimeMs() }));
  await environment.sleep(year.at('2026-04-20 12:00') - (await environment.currentTimeMs()));
  expect(fold(await ledgerOf(world.database, item.id))).toMatchObject({ light: 'red', step: 3 });
  expect(await cardOf(handle)).toContain(item.owner.name);
  const raw = historyToText(await handle.fetchHistory());
  const inside = [...raw.matchAll(/"data":"([^"]*)"/g)].map(([, one = '']) =>
    Buffer.from(one, 'base64').toString('utf8'),
  );
  expect(inside.length).toBeGreaterThan(20);
  for (const word of [item.owner.name, item.task, '升级'])
    expect([word, inside.join('\n').includes(word)]).toEqual([word, false]);
  await handle.terminate('the test is over');
  await stop();
});
