import type { Clock } from '../../domain/clocks/clock';
import { nextClock } from '../../domain/clocks/clock';
import type { Command } from '../../domain/item/command';
import type { Item, Light, State } from '../../domain/item/item';

/** Words for those who read an item's history in Temporal's own page: Chinese first, English beside it. */
const stateWords: Record<State, string> = {
  assigned: '交办 assigned',
  in_progress: '推进中 in progress',
  under_review: '待验收 under review',
  accepted: '已销号 accepted',
  suspended: '暂缓 suspended',
  cancelled: '撤销 cancelled',
};

const lightWords: Record<Light, string> = {
  green: '🟢 绿灯 green',
  yellow: '🟡 黄灯 yellow',
  red: '🔴 红灯 red',
  grey: '⚪ 灰灯 grey',
  blue: '🔵 蓝灯 blue',
};

const orderWords: Record<Command['order']['type'], string> = {
  sign: '签收 sign',
  report: '报告进展 report',
  submit: '送审 submit',
  accept: '销号 accept',
  return: '退回 return',
  suspend: '申请暂缓 ask to suspend',
  resume: '恢复 resume',
  cancel: '申请撤销 ask to cancel',
  approve: '批准 approve',
  reject: '驳回 reject',
};

/** What a clock is for: "升级第2步 escalation 2 · 2026-04-01 09:00:00". */
export function tellClock(clock: Clock): string {
  const what = {
    remind: `到期提醒 reminder ${clock.by}`,
    yellow: '转黄灯 turns yellow',
    red: '到期转红灯 turns red',
    escalate: `升级第${clock.step}步 escalation ${clock.step}`,
  }[clock.kind];
  return `${what} · ${clock.local}`;
}

/** Who did what: "报告进展 report · 张三 (owner)". */
export function tellCommand({ order, actor }: Command): string {
  return `${orderWords[order.type]} · ${actor.name} (${actor.as})`;
}

/** The card on top of the workflow's page: owner, deadline, state and what comes next. */
export function tellItem(item: Item): string {
  const next = nextClock(item);
  return [
    `**${item.task}**`,
    '',
    `- 责任人 owner: ${item.owner.name} · ${item.leadUnit.name}`,
    `- 完成时限 deadline: ${item.deadline}`,
    `- 状态 state: ${stateWords[item.state]} · ${lightWords[item.light]} · ${item.percent}% · 升级 step ${item.step}`,
    `- 下一步 next: ${next ? tellClock(next) : '等待有关人员办理 waiting for people'}`,
  ].join('\n');
}
