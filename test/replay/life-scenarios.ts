import { setTimeout as sleep } from 'node:timers/promises';
import type { NewDeadline, Order } from '../../domain/item/command';
import { accept, report, sign, submit } from '../support/commands';
import type { Life, Scenario } from './scenario';
import { finish, ladder } from './scenario';

/** An instant so many milliseconds from now, as a deadline. */
function inMs(ms: number): NewDeadline {
  const dueAt = Date.now() + ms;
  return { deadline: new Date(dueAt).toISOString(), dueAt };
}

/** What a notice that came in meanwhile is called. */
async function noticeOf({ standing }: Life, at: number): Promise<string> {
  return (await standing()).notices.at(at)?.id ?? '';
}

async function requestOf({ standing }: Life): Promise<string> {
  return (await standing()).requests[0]?.id ?? '';
}

const noticed = (now: number) => ({
  deadlines: [new Date(now + 1_500).toISOString()],
  policy: {
    remindBefore: [],
    yellowBefore: 'PT1S',
    escalation: [
      { after: 'PT0S', to: ['owner', 'unit_head'] as const },
      { after: 'PT0.5S', to: ['leader', 'secretariat'] as const, notice: true, answerWithin: 'PT1S' },
    ],
  },
});

const instruct: Order = { type: 'instruct', text: '务必做实做细' };

/** The paths of extensions, amendments, notices and of what comes after the end. */
export const lifeScenarios: Readonly<Record<string, Scenario>> = {
  'extension-granted': {
    seed: ladder(1_500),
    async live(life) {
      await sleep(3_000);
      await life.give('owner', { type: 'request-extension', reason: '招标推迟', ...inMs(8_000) });
      await life.give('secretary', { type: 'refuse-extension', reason: '请说明新的计划' });
      await life.give('head', { type: 'request-extension', reason: '重新招标', ...inMs(5_500) });
      await life.give('secretary', { type: 'grant-extension' });
      await sleep(7_000);
      await life.give('owner', { type: 'request-extension', reason: '设备未到', ...inMs(60_000) });
      await life.give('secretary', { type: 'grant-extension' });
      await life.give('leader', { type: 'grant-extension' });
      await life.give('owner', { type: 'request-extension', reason: '再延', ...inMs(90_000) });
      await finish(life);
    },
  },
  'carried-over': {
    seed: ladder(1_000),
    async live(life) {
      const carry = {
        type: 'carry-over',
        period: '2026-Q1',
        quarterEnd: Date.parse('2026-04-01T00:00:00+08:00') - 1,
      } as const;
      await sleep(3_000);
      await life.give('owner', { type: 'request-extension', reason: '重新招标', ...inMs(60_000) });
      await life.give('secretary', { ...carry, reason: '须跨季实施', ...inMs(60_000) });
      await life.give('leader', { type: 'reject', request: await requestOf(life), reason: '请写明新的计划' });
      await life.give('secretary', { ...carry, reason: '六月底前完成招标', ...inMs(4_000) });
      await life.give('leader', { type: 'approve', request: await requestOf(life) });
      await sleep(5_500);
      await finish(life);
    },
  },
  replanned: {
    seed: ladder(4_000),
    async live(life) {
      await life.give('owner', sign);
      await life.give('secretary', { type: 'replan', cause: 'month' });
      await sleep(5_000);
      await finish(life);
    },
  },
  amended: {
    seed: ladder(6_000),
    async live(life) {
      const { id, name } = life.item.leader ?? { id: '', name: '' };
      await life.give('owner', sign);
      await life.give('secretary', {
        ...{ type: 'amend', reason: '分工调整', leader: null, deadline: inMs(4_000) },
        standards: ['挂牌运行', '群众满意度不低于90%'],
      });
      await sleep(6_000);
      await life.give('secretary', { type: 'amend', reason: '恢复', leader: { id, name } });
      await finish({ ...life, item: await life.standing() });
    },
  },
  withdrawn: {
    seed: ladder(3_000),
    async live(life) {
      await life.give('owner', submit(life.item));
      await sleep(4_500);
      await life.give('head', { type: 'withdraw' });
      await sleep(1_500);
      await life.give('secretary', { type: 'remind', note: '请尽快送审' });
      await finish(life);
    },
  },
  reopened: {
    async live(life) {
      await finish(life);
      await life.again('leader', instruct);
      await life.again('owner', report(50));
      await life.again('secretary', { type: 'reopen', reason: '回头看发现标识脱落', ...{ deadline: inMs(3_500) } });
      const [request] = (await life.standing()).requests;
      await life.again('leader', { type: 'approve', request: request?.id ?? '' });
      await sleep(4_000);
      await life.give('owner', report(100));
      await finish(life);
    },
  },
  'reopening-rejected': {
    async live(life) {
      await finish(life);
      await life.again('secretary', { type: 'reopen', reason: '回头看' });
      const [request] = (await life.standing()).requests;
      await life.again('leader', { type: 'reject', request: request?.id ?? '', reason: '情况属个别' });
    },
  },
  'instruct-on-cancelled': {
    async live(life) {
      await life.give('secretary', { type: 'cancel', reason: '任务并入另一项' });
      await life.give('leader', { type: 'approve', request: 'cancel-2' });
      await life.again('leader', instruct);
      await life.again('otherLeader', instruct);
    },
  },
  'notice-chain': {
    seed: noticed,
    async live(life) {
      await sleep(2_700);
      await life.give('owner', { type: 'acknowledge-notice', notice: await noticeOf(life, 0) });
      await sleep(3_500);
      await life.give('head', { type: 'answer-notice', notice: await noticeOf(life, -1), text: '已倒排工期' });
      await life.give('owner', submit(life.item));
      await life.give('reviewer', accept(life.item));
    },
  },
};
