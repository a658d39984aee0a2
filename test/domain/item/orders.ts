import { dueAtOf } from '../../../domain/clocks/deadline';
import { endOf } from '../../../domain/clocks/zone';
import type { Order } from '../../../domain/item/command';
import type { Quarter } from '../../../domain/periods/period';
import { lastDayOf } from '../../../domain/periods/period';

/** A deadline as the API hands it on. */
export function due(deadline: string) {
  return { deadline, dueAt: dueAtOf(deadline, 'Asia/Shanghai') };
}

/** A quarter as the API hands it on, with its last instant. */
export function quarter(period: Quarter) {
  return { period, quarterEnd: endOf(lastDayOf(period), 'Asia/Shanghai') };
}

/** Orders as they are rightly given on the item of a `Life`. */
export const orders = {
  sign: { type: 'sign' },
  report: { type: 'report', percent: 40, done: '完成主管网', effect: '积水点减少三处' },
  submit: {
    type: 'submit',
    standards: [
      { id: 's1', how: '验收单' },
      { id: 's2', how: '检测报告' },
    ],
  },
  withdraw: { type: 'withdraw' },
  accept: {
    type: 'accept',
    effectRating: 90,
    standards: [
      { id: 's1', met: true },
      { id: 's2', met: true },
    ],
  },
  return: { type: 'return', reason: '缺检测报告', standards: [{ id: 's2', met: false, note: '未附' }] },
  'request-extension': { type: 'request-extension', reason: '汛期停工', ...due('2026-04-30') },
  'grant-extension': { type: 'grant-extension' },
  'refuse-extension': { type: 'refuse-extension', reason: '理由不充分' },
  amend: { type: 'amend', reason: '人员变动', owner: { id: 'new owner', name: 'new owner', unit: 'U1' } },
  suspend: { type: 'suspend', reason: '规划调整' },
  cancel: { type: 'cancel', reason: '任务合并' },
  resume: { type: 'resume' },
  reopen: { type: 'reopen', reason: '回头看发现反弹' },
  'carry-over': { type: 'carry-over', reason: '需跨汛期施工', ...quarter('2026-Q1'), ...due('2026-06-30') },
  approve: { type: 'approve', request: '' },
  reject: { type: 'reject', request: '', reason: '理由不充分' },
  instruct: { type: 'instruct', text: '倒排工期' },
  remind: { type: 'remind' },
  'acknowledge-notice': { type: 'acknowledge-notice', notice: '' },
  'answer-notice': { type: 'answer-notice', notice: '', text: '已加派人手' },
  replan: { type: 'replan', cause: 'policy' },
} as const satisfies Record<Order['type'], Order>;
