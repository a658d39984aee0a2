import { z } from 'zod';
import type { CommandType, Order } from '../../../domain/item/command';
import { states } from '../../../domain/item/item';
import type { Worded } from '../../../domain/locale';
import { told } from '../../http/told';

const words = z.string().trim().min(1).max(10_000);
const standardId = z.string().min(1).max(100);
const requestId = z.string().min(1).max(100).meta({ description: 'as in the item’s requests' });
const reasoned = z.strictObject({ reason: words });

/** A list in which no id stands twice, so that nobody can say two things of one. */
function eachOnce<S extends z.ZodObject<{ id: z.ZodString }>>(entry: S) {
  return z
    .array(entry)
    .max(500)
    .refine(
      (entries) => new Set(entries.map(({ id }) => id)).size === entries.length,
      told({ 'zh-CN': '同一 id 出现两次。', en: 'names an id twice' }),
    );
}

type Offered = { readonly words: Worded; readonly summary: string; readonly body: z.ZodObject };

/** Every command that people may give over HTTP: what it is called, and its body. The routes are made from this table. */
export const commandTable = {
  sign: {
    words: { 'zh-CN': '签收', en: 'sign for it' },
    summary: '签收 Signs for the item',
    body: z.strictObject({}),
  },
  report: {
    words: { 'zh-CN': '报告进展', en: 'report on it' },
    summary: '报告进展 Reports progress and its effect',
    body: z.strictObject({
      percent: z.int().min(0).max(100),
      done: words,
      effect: words.meta({ description: 'what came of it (成效)' }),
      problems: words.optional(),
      next: words.optional(),
      reason: words.optional().meta({ description: 'needed where the percentage falls' }),
      milestones: eachOnce(z.strictObject({ id: standardId, done: z.boolean() })).optional(),
    }),
  },
  submit: {
    words: { 'zh-CN': '送审', en: 'submit it for review' },
    summary: '送审 Submits the item for review, saying for each standard how it was met',
    body: z.strictObject({ standards: eachOnce(z.strictObject({ id: standardId, how: words })) }),
  },
  accept: {
    words: { 'zh-CN': '销号', en: 'accept it' },
    summary: '销号 Accepts the item; every standard must be judged met',
    body: z.strictObject({
      effectRating: z.int().min(0).max(100),
      standards: eachOnce(z.strictObject({ id: standardId, met: z.boolean() })),
    }),
  },
  return: {
    words: { 'zh-CN': '退回', en: 'return it' },
    summary: '退回 Returns the item, naming the standards not met, and why',
    body: z.strictObject({
      reason: words,
      standards: eachOnce(z.strictObject({ id: standardId, met: z.boolean(), note: words.optional() })),
    }),
  },
  suspend: {
    words: { 'zh-CN': '申请暂缓', en: 'ask to suspend it' },
    summary: '申请暂缓 Asks for the item to be suspended; a leader decides',
    body: reasoned,
  },
  resume: {
    words: { 'zh-CN': '恢复', en: 'resume it' },
    summary: '恢复 Resumes a suspended item; its remaining time runs on',
    body: z.strictObject({}),
  },
  cancel: {
    words: { 'zh-CN': '申请撤销', en: 'ask to cancel it' },
    summary: '申请撤销 Asks for the item to be cancelled; a leader decides',
    body: reasoned,
  },
  approve: {
    words: { 'zh-CN': '批准申请', en: 'approve a request' },
    summary: '批准 Approves a request',
    body: z.strictObject({ request: requestId }),
  },
  reject: {
    words: { 'zh-CN': '驳回申请', en: 'reject a request' },
    summary: '驳回 Rejects a request',
    body: z.strictObject({ request: requestId, reason: words }),
  },
} as const satisfies { readonly [Type in CommandType]?: Offered };

export type OfferedCommand = keyof typeof commandTable;
export const offeredCommands = Object.keys(commandTable) as OfferedCommand[];

/** What a command is called; one that is not offered here (yet) goes by its own name. */
export function commandWords(type: CommandType): Worded {
  const offered: { readonly [Type in CommandType]?: Offered } = commandTable;
  return offered[type]?.words ?? { 'zh-CN': type, en: type };
}

/** The order that a checked body amounts to; each body has the fields of its order. */
export function orderOf(type: OfferedCommand, body: object): Extract<Order, { type: OfferedCommand }> {
  return { type, ...body } as Extract<Order, { type: OfferedCommand }>;
}

/** What was recorded. */
export const commandAnswer = z
  .strictObject({
    version: z.int(),
    state: z.enum(states),
    events: z.array(z.looseObject({ type: z.string() })),
  })
  .meta({ id: 'CommandAnswer' });
