import type { Clock } from '../../domain/clocks/clock';
import { nextClock, runs } from '../../domain/clocks/clock';
import type { Command } from '../../domain/item/command';
import type { Decision } from '../../domain/item/decision';
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
  withdraw: '撤回送审 withdraw',
  accept: '销号 accept',
  return: '退回 return',
  'request-extension': '申请延期 ask for an extension',
  'grant-extension': '同意延期 grant an extension',
  'refuse-extension': '不同意延期 refuse an extension',
  amend: '调整 amend',
  suspend: '申请暂缓 ask to suspend',
  resume: '恢复 resume',
  cancel: '申请撤销 ask to cancel',
  reopen: '申请重启 ask to reopen',
  'carry-over': '申请结转 ask to carry over',
  approve: '批准 approve',
  reject: '驳回 reject',
  instruct: '批示 instruct',
  remind: '催办 remind',
  'acknowledge-notice': '签收督办单 acknowledge a notice',
  'answer-notice': '回复督办单 answer a notice',
  replan: '按新规则重排 plan by new rules',
};

/** What a clock is for: "升级第2步 escalation 2". */
function whatFor(clock: Clock): string {
  return {
    remind: `到期提醒 reminder ${clock.by}`,
    sign: `签收催办第${clock.step}次 signing chased ${clock.step}`,
    milestone: `阶段目标到期 milestone ${clock.of} is past`,
    report: `月报提醒 report of ${clock.of}, ${clock.by} before`,
    report_missing: `月报逾期 report of ${clock.of} is missing`,
    month_end: `${clock.of} 月结截止 month ends`,
    notice: `督办单回复到期 answer to ${clock.of} is due`,
    yellow: '转黄灯 turns yellow',
    red: '到期转红灯 turns red',
    escalate: `升级第${clock.step}步 escalation ${clock.step}`,
  }[clock.kind];
}

/** Everything that rings together with a clock: "到期转红灯 turns red + 升级第1步 escalation 1 · 2026-03-28 00:00:00". */
export function tellClocks(item: Pick<Item, 'agenda' | 'state'>, first: Clock): string {
  const together = item.agenda.filter((clock) => clock.at === first.at && runs(clock, item)).map(whatFor);
  return `${together.join(' + ') || whatFor(first)} · ${first.local}`;
}

/** Who did what: "报告进展 report · 张三 (owner)"; and where it was not let through, why. */
export function tellCommand({ order, actor }: Command, decision: Decision): string {
  const refused = 'refusal' in decision ? ` · 未受理 refused: ${decision.refusal.code}` : '';
  return `${orderWords[order.type]} · ${actor.name} (${actor.as})${refused}`;
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
    `- 下一步 next: ${next ? tellClocks(item, next) : '等待有关人员办理 waiting for people'}`,
  ].join('\n');
}
