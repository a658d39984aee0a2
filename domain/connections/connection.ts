import type { OccurrenceKind } from './words';

/** What a connection leads to: a program of the organisation's, or a robot of a group in 企业微信 or 钉钉. */
export const connectionKinds = ['webhook', 'wecom', 'dingtalk'] as const;
export type ConnectionKind = (typeof connectionKinds)[number];

export const connectionStates = ['active', 'paused', 'ended'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** Every kind there is and will be. */
export const everything = '*';

/** What robots are told where nothing else is asked: what a group has to act on, and not each report. */
const forRobots: readonly OccurrenceKind[] = [
  ...(['turned_red', 'escalated', 'noticed', 'notice_lapsed', 'returned', 'accepted', 'suspended'] as const),
  ...(['cancelled', 'reopened', 'instructed', 'batch_issued', 'period_closed', 'period_sealed'] as const),
];

/** What a connection is told of where its administrator names nothing. */
export function usualEvents(kind: ConnectionKind): readonly string[] {
  return kind === 'webhook' ? [everything] : forRobots;
}
