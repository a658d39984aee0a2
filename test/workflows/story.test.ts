import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import { cardOf, storyOf } from '../support/history';
import { seedItem } from '../support/items';
import { personAs } from '../support/office';
import type { World } from '../support/world';
import { openWorld, send } from '../support/world';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  await world.work();
});
afterAll(() => world.close());

const as = (who: Parameters<typeof personAs>[1]) => personAs(world.office, who);

describe('in Temporal’s own page', () => {
  it('the history reads as a story: what people did, and which clock is waited for', async () => {
    const item = await seedItem(world.database, world.office, { deadlines: ['2099-03-27'] });
    const handle = await world.start(item);
    const orders = [
      command(sign, as('owner')),
      command(accept(item), as('reviewer')),
      command(submit(item), as('head')),
    ];
    for (const order of [...orders, command(sendBack(item), as('reviewer'))]) await send(handle, order);
    const story = await storyOf(handle);
    const clocks = /^(到期|转黄灯|签收催办|月报|\d{4}-\d\d 月结)/;
    expect(story.filter((line) => !clocks.test(line))).toEqual([
      item.task,
      '签收 sign · 责任人 (owner)',
      '销号 accept · 办公室乙 (secretariat) · 未受理 refused: not_in_this_state',
      '送审 submit · 单位负责人 (unit_head)',
      '退回 return · 办公室乙 (secretariat)',
    ]);
    expect(story).toContainEqual(expect.stringMatching(/^签收催办第1次/));
    expect(story.at(-1)).toMatch(/^月报提醒 report of \d{4}-\d\d, P5D before · \d{4}-\d\d-\d\d 09:00:00$/);
    const accepted = (await handle.fetchHistory()).events?.flatMap(
      ({ workflowExecutionUpdateAcceptedEventAttributes: update }) => update?.acceptedRequest?.input?.name ?? [],
    );
    expect(accepted).toEqual(['sign', 'accept', 'submit', 'return']);
    await handle.terminate();
  });

  it('a card says owner, deadline, state, light and what comes next, and changes with the item', async () => {
    const item = await seedItem(world.database, world.office, { deadlines: ['2099-03-27'] });
    const handle = await world.start(item);
    expect((await cardOf(handle)).split('\n')).toEqual([
      `**${item.task}**`,
      '',
      '- 责任人 owner: 责任人 · 市级部门一',
      '- 完成时限 deadline: 2099-03-27',
      '- 状态 state: 交办 assigned · 🟢 绿灯 green · 0% · 升级 step 0',
      expect.stringMatching(/^- 下一步 next: 签收催办第1次 signing chased 1 · \d{4}-\d\d-\d\d 09:00:00$/),
    ]);
    await send(handle, command(report(40), as('owner')));
    expect(await cardOf(handle)).toContain('推进中 in progress · 🟢 绿灯 green · 40%');
    await send(handle, command(submit(item), as('owner')));
    expect(await cardOf(handle)).toMatch(/下一步 next: \d{4}-\d\d 月结截止 month ends · /);
    await handle.terminate();
  });

  it('an item is found by state, light, unit, owner and deadline', async () => {
    const item = await seedItem(world.database, world.office, { deadlines: ['2099-03-27'] });
    const handle = await world.start(item);
    const attributes = async () =>
      Object.fromEntries(
        (await handle.describe()).typedSearchAttributes
          .getAll()
          .map(({ key, value }) => [key.name, value])
          .filter(([name]) => String(name).startsWith('Duban')),
      );
    const fixed = {
      DubanUnit: 'DEPT',
      DubanOwner: item.owner.id,
      DubanDeadline: new Date('2099-03-27T23:59:59.999+08:00'),
    };
    expect(await attributes()).toEqual({ DubanState: 'assigned', DubanLight: 'green', ...fixed });
    expect(await (await handle.describe()).staticSummary()).toBe(item.task);
    await send(handle, command(submit(item), as('owner')));
    expect(await attributes()).toEqual({ DubanState: 'under_review', DubanLight: 'green', ...fixed });
    await send(handle, command(accept(item), as('reviewer')));
    await handle.result();
    expect(await attributes()).toEqual({ DubanState: 'accepted', DubanLight: 'blue', ...fixed });
    const query = `DubanState = 'accepted' AND DubanUnit = 'DEPT' AND DubanDeadline > '2099-03-01T00:00:00Z' AND DubanOwner = '${item.owner.id}'`;
    const found: string[] = [];
    for (let turn = 0; turn < 50 && found.length === 0; turn++) {
      for await (const { workflowId } of world.client.workflow.list({ query })) found.push(workflowId);
      await new Promise((resolve) => setTimeout(resolve, 100)); // the list follows a moment later
    }
    expect(found).toEqual([handle.workflowId]);
  });
});
