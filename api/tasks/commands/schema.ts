import { z } from 'zod';
import type { CommandType } from '../../../domain/item/command';
import { states } from '../../../domain/item/item';
import type { Worded } from '../../../domain/locale';
import {
  deadline,
  eachOnce,
  evidenceIds,
  named,
  noticeId,
  quarter,
  reasoned,
  requestId,
  standardId,
  words,
} from './fields';

type Offered = { readonly words: Worded; readonly summary: string; readonly body: z.ZodObject };

/**
 * Every command that people may give over HTTP: what it is called, and its body. The routes are made from this table,
 * but for a carry-over's, which stands with its quarter. Only planning anew is no person's to order.
 */
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
      evidence: evidenceIds.optional(),
    }),
  },
  submit: {
    words: { 'zh-CN': '送审', en: 'submit it for review' },
    summary: '送审 Submits the item for review, saying for each standard how it was met',
    body: z.strictObject({
      standards: eachOnce(z.strictObject({ id: standardId, how: words, evidence: evidenceIds.optional() })),
    }),
  },
  withdraw: {
    words: { 'zh-CN': '撤回送审', en: 'withdraw it from review' },
    summary: '撤回送审 Withdraws the item from review; its clock runs on as if it had never stopped',
    body: z.strictObject({}),
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
  'request-extension': {
    words: { 'zh-CN': '申请延期', en: 'ask for an extension' },
    summary: '申请延期 Asks for a later deadline; the secretariat decides the first, a leader the next',
    body: z.strictObject({ deadline, reason: words }),
  },
  'grant-extension': {
    words: { 'zh-CN': '同意延期', en: 'grant an extension' },
    summary: '同意延期 Grants the extension that waits; the deadline moves and the present escalation ends',
    body: z.strictObject({}),
  },
  'refuse-extension': {
    words: { 'zh-CN': '不同意延期', en: 'refuse an extension' },
    summary: '不同意延期 Refuses the extension that waits',
    body: reasoned,
  },
  amend: {
    words: { 'zh-CN': '调整', en: 'amend it' },
    summary: '调整 Changes what is given, with a reason; the people concerned are told old and new',
    body: z.strictObject({
      owner: named.optional().meta({ description: 'e-mail, or name within the lead unit' }),
      leader: named.nullable().optional().meta({ description: 'e-mail or name; null for nobody' }),
      coUnits: z.array(named).max(100).optional().meta({
        description: 'co-operating units, by code or name: all of them, as they shall be; none of them leads',
      }),
      deadline: deadline.optional(),
      standards: z.array(words).min(1).max(100).optional().meta({ description: 'all of them, as they shall be' }),
      reason: words,
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
  reopen: {
    words: { 'zh-CN': '申请恢复督办', en: 'ask to reopen it' },
    summary: '申请恢复督办 Asks for an accepted item to be taken up again; a leader decides',
    body: reasoned.extend({ deadline: deadline.optional() }),
  },
  'carry-over': {
    words: { 'zh-CN': '申请结转', en: 'ask to carry it over' },
    summary: '申请结转 Asks for an item that a quarter holds to be carried over; a leader decides',
    body: z.strictObject({ period: quarter, deadline, reason: words }),
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
  instruct: {
    words: { 'zh-CN': '批示', en: 'give an instruction' },
    summary: '批示 Puts a leader’s words on the item; they go to its people at once',
    body: z.strictObject({ text: words }),
  },
  remind: {
    words: { 'zh-CN': '催办', en: 'chase it' },
    summary: '催办 Chases the owner by hand; counted',
    body: z.strictObject({ note: words.optional() }),
  },
  'acknowledge-notice': {
    words: { 'zh-CN': '签收督办单', en: 'acknowledge a notice' },
    summary: '签收督办单 Says that a supervision notice has been read; its answer stays due',
    body: z.strictObject({ notice: noticeId }),
  },
  'answer-notice': {
    words: { 'zh-CN': '答复督办单', en: 'answer a notice' },
    summary: '答复督办单 Answers a supervision notice; a late answer is taken too, and marked so',
    body: z.strictObject({ notice: noticeId, text: words }),
  },
} as const satisfies { readonly [Type in Exclude<CommandType, 'replan'>]: Offered };

export type OfferedCommand = keyof typeof commandTable;

/** Those with a route of their own below the item. What a quarter holds is settled there (api/periods/quarter/). */
export const offeredCommands = (Object.keys(commandTable) as OfferedCommand[]).filter((type) => type !== 'carry-over');

/** What is offered to nobody, but stands in histories. */
const unoffered = { replan: { 'zh-CN': '按新规则重排', en: 'plan it anew' } } as const;

/** What a command is called. */
export function commandWords(type: CommandType): Worded {
  return type === 'replan' ? unoffered[type] : commandTable[type].words;
}

/** What a command's body says, after it was checked. */
export type BodyOf<Type extends OfferedCommand> = z.output<(typeof commandTable)[Type]['body']>;

/** What was recorded. */
export const commandAnswer = z
  .strictObject({
    version: z.int(),
    state: z.enum(states),
    events: z.array(z.looseObject({ type: z.string() })),
  })
  .meta({ id: 'CommandAnswer' });
