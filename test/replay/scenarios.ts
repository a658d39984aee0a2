import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import type { Outcome } from '../../workflows/messages/key-task';
import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import type { Seed } from '../support/items';
import { seedItem } from '../support/items';
import type { Line } from '../support/line';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import type { ItemHandle, World } from '../support/world';
import { send } from '../support/world';

/** An item on its way, and how people act on it. */
type Life = {
  readonly item: Item;
  readonly handle: ItemHandle;
  give(who: Who, order: Order): Promise<Outcome>;
};

/** One path through an item's life, up to its end, with a worker that reaches the database by way of a line. */
type Scenario = {
  readonly seed?: (now: number) => Partial<Seed>;
  readonly entriesPerRun?: number;
  live(life: Life, line: Line): Promise<void>;
};

const escalation = [
  { after: 'PT0S', to: ['owner', 'unit_head'] as const },
  { after: 'PT1S', to: ['leader', 'secretariat'] as const, notice: true },
  { after: 'PT2S', to: ['leading_group'] as const, bulletin: true },
];
const ladder = (inMs: number) => (now: number) => ({
  deadlines: [new Date(now + inMs).toISOString()],
  policy: { remindBefore: ['PT3S', 'PT1S'], yellowBefore: 'PT2S', escalation },
});

async function finish({ item, give }: Life): Promise<void> {
  await give('owner', submit(item));
  await give('reviewer', accept(item));
}

/** Every path whose history is kept; the names are those of the files. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'sign-report-submit-accept': {
    async live(life) {
      await life.give('owner', sign);
      await life.give('owner', report(60, { milestones: [{ id: 'm1', done: true }] }));
      await finish(life);
    },
  },
  'return-and-again': {
    async live(life) {
      await life.give('head', submit(life.item));
      await life.give('reviewer', sendBack(life.item));
      await life.give('partner', report(70));
      await finish(life);
    },
  },
  refusals: {
    async live(life) {
      await life.give('reviewer', accept(life.item));
      await life.give('partner', sign);
      await life.give('owner', report(50));
      await life.give('owner', report(40));
      await finish(life);
    },
  },
  'reminders-and-ladder': {
    seed: ladder(4_500),
    async live(life) {
      await sleep(7_500);
      await finish(life);
    },
  },
  'return-after-the-deadline': {
    seed: ladder(2_500),
    async live(life) {
      await life.give('owner', submit(life.item));
      await sleep(4_500);
      await life.give('reviewer', sendBack(life.item));
      await sleep(1_500);
      await finish(life);
    },
  },
  'issued-late': {
    seed: ladder(-60_000),
    async live(life) {
      await sleep(3_000);
      await finish(life);
    },
  },
  'continue-as-new': {
    seed: ladder(3_000),
    entriesPerRun: 3,
    async live(life) {
      for (const percent of [10, 20, 30]) await life.give('owner', report(percent));
      await sleep(6_000);
      await finish(life);
    },
  },
  'many-at-once': {
    async live(life) {
      await Promise.all(Array.from({ length: 15 }, () => life.give('owner', report(30))));
      await finish(life);
    },
  },
  'database-away': {
    seed: ladder(3_000),
    async live(life, line) {
      line.cut();
      const waiting = life.give('owner', report(30));
      await sleep(12_000);
      line.mend();
      await waiting;
      await sleep(3_000);
      await finish(life);
    },
  },
  'suspend-and-resume': {
    seed: ladder(8_000),
    async live(life) {
      await life.give('secretary', { type: 'suspend', reason: '等待规划调整' });
      await life.give('leader', { type: 'approve', request: 'suspend-2' });
      await sleep(2_000);
      await life.give('secretary', { type: 'resume' });
      await sleep(1_000);
      await finish(life);
    },
  },
  cancel: {
    async live(life) {
      await life.give('secretary', { type: 'cancel', reason: '任务并入另一项' });
      await life.give('leader', { type: 'reject', request: 'cancel-2', reason: '请先说明并入哪一项' });
      await life.give('secretary', { type: 'cancel', reason: '并入第 7 项' });
      await life.give('leader', { type: 'approve', request: 'cancel-4' });
    },
  },
};

/** Lives a scenario to its end; answers the item's first handle. */
export async function live(world: World, line: Line, scenario: Scenario): Promise<ItemHandle> {
  const item = await seedItem(world.database, world.office, scenario.seed?.(Date.now()));
  const handle = await world.start(item, scenario.entriesPerRun);
  const give = (who: Who, order: Order) => send(handle, command(order, personAs(world.office, who)));
  await scenario.live({ item, handle, give }, line);
  await handle.result();
  return handle;
}
