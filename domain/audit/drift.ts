import type { Worded } from '../locale';

/** What may be found to differ between engine, read model and ledger; `read_model` is noted by the database (`duban_mend`). */
export const driftKinds = [
  ...(['workflow_missing', 'workflow_behind', 'workflow_ahead', 'workflow_unknown'] as const),
  ...(['ledger_unreadable', 'ledger_rewritten', 'read_model', 'run_differs'] as const),
] as const;
export type DriftKind = (typeof driftKinds)[number];

/** What was done about it; `told`: somebody has to look. */
export const mendings = ['started', 'restarted', 'ended', 'rebuilt', 'told', 'kept'] as const;
export type Mending = (typeof mendings)[number];

export const driftWords: Readonly<Record<DriftKind, Worded>> = {
  workflow_missing: { 'zh-CN': '在办任务没有流程在运行', en: 'an open item had no workflow running' },
  workflow_behind: { 'zh-CN': '流程落后于台账', en: 'the workflow was behind its ledger' },
  workflow_ahead: {
    'zh-CN': '台账缺少流程已记下的条目（数据库恢复到了较早的备份，或台账被删）',
    en: 'the ledger lacks entries that its workflow had recorded (the database was put back to an earlier backup, or entries were removed)',
  },
  workflow_unknown: { 'zh-CN': '流程没有对应的任务', en: 'a workflow runs of an item that there is not' },
  ledger_rewritten: {
    'zh-CN': '台账的一条与流程当时记下的不同：台账可能被改写',
    en: 'an entry of the ledger is not the one that the workflow had recorded: the ledger may have been rewritten',
  },
  ledger_unreadable: { 'zh-CN': '台账无法读出', en: 'the ledger cannot be read' },
  run_differs: {
    'zh-CN': '归档的流程历史不是引擎结束时的历史：可能有人抢先补入',
    en: 'the archived history of a run was not the one that the engine ended with: somebody may have put it in before',
  },
  read_model: { 'zh-CN': '任务表与台账不一致', en: 'the item’s row differed from its ledger' },
};

export const mendingWords: Readonly<Record<Mending, Worded>> = {
  started: { 'zh-CN': '已按台账重新开始', en: 'begun anew from the ledger' },
  restarted: { 'zh-CN': '已结束并按台账重新开始', en: 'ended, and begun anew from the ledger' },
  ended: { 'zh-CN': '任务已了结，流程已结束', en: 'ended, since the item is over' },
  rebuilt: { 'zh-CN': '已按台账重写', en: 'written anew from the ledger' },
  kept: { 'zh-CN': '已另行归档引擎的历史', en: 'the engine’s history was archived beside it' },
  told: { 'zh-CN': '请人工核查', en: 'somebody has to look' },
};

/** What was found, as it is written down; `body` in canonical JSON. */
export type Drift = {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: string;
  readonly task: string | null;
  readonly workflow: string;
  readonly done: string;
  readonly body: string;
};

/** The text whose SHA-256 is the hash of a difference; the database makes the same when it stores it. */
export function hashedDrift({ id, at, kind, task, workflow, done, body }: Drift): string {
  return [id, at, kind, task ?? '', workflow, done, body].join('\n');
}
