import { setTimeout as sleep } from 'node:timers/promises';
import type { Order } from '../../domain/item/command';
import { fold } from '../../domain/item/evolve';
import { sendAgain } from '../support/again';
import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import { seedItem } from '../support/items';
import { ledgerOf } from '../support/ledger';
import type { Line } from '../support/line';
import type { Who } from '../support/office';
import { personAs } from '../support/office';
import type { ItemHandle, World } from '../support/world';
import { send } from '../support/world';
import { lifeScenarios } from './life-scenarios';
import type { Life, Scenario } from './scenario';
import { finish, ladder } from './scenario';

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
  // Issued weeks ago: what was to be signed and reported since then is chased, missed and over at once, before anybody acts.
  'months-gone-by': {
    seed: (now) => ({ at: now - 75 * 86_400_000, deadlines: [dayIn(now + 60 * 86_400_000)] }),
    async live(life) {
      await sleep(4_000);
      await life.give('substitute', sign);
      await life.give('substitute', report(40));
      await finish(life);
    },
  },
  // Its report is due in some days, and was to be remembered some days ago.
  'report-still-due': {
    seed: (now) => ({
      ...{ at: now - 20 * 86_400_000, deadlines: [dayIn(now + 60 * 86_400_000)] },
      policy: { reportDueDay: Number(dayIn(now + 2 * 86_400_000).slice(-2)), reportRemindBefore: ['P5D'] },
    }),
    async live(life) {
      await sleep(4_000);
      await finish(life);
    },
  },
  ...lifeScenarios,
};

/** The local day of an instant. */
function dayIn(at: number): string {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** Lives a scenario to its end; answers the handle of each time that the item's workflow was started. */
export async function live(world: World, line: Line, scenario: Scenario): Promise<ItemHandle[]> {
  const item = await seedItem(world.database, world.office, scenario.seed?.(Date.now()));
  const handles = [await world.start(item, scenario.entriesPerRun)];
  const latest = () => handles.at(-1) as ItemHandle;
  const as = (who: Who, order: Order) => command(order, personAs(world.office, who));
  const life: Life = {
    item,
    handle: latest(),
    give: (who, order) => send(latest(), as(who, order)),
    async again(who, order) {
      await latest().result();
      const { outcome, handle } = await sendAgain(world, item.id, as(who, order));
      handles.push(handle);
      return outcome;
    },
    standing: async () => fold(await ledgerOf(world.database, item.id)),
  };
  await scenario.live(life, line);
  await latest().result();
  return handles;
}
