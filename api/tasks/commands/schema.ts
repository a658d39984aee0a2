import { z } from 'zod';
import type { CommandType } from '../../../domain/item/command';
import { states } from '../../../domain/item/item';
import type { Worded } from '../../../domain/locale';

const words = z.string().trim().min(1).max(10_000);
const standardId = z.string().min(1).max(100);
const requestId = z.string().min(1).max(100).meta({ description: 'as in the item’s requests' });
const reasoned = z.strictObject({ reason: words });

/** A list in which no id stands twice, so that nobody can say two things of one. */
function eachOnce<S extends z.ZodObject<{ id: z.ZodString }>>(entry: S) {
  return z
    .array(entry)
    .max(500)
    .refine((entries) => new Set(entries.map(({ id }) => id)).size === entries.length);
}

/** A date (the end of that day in the organisation's zone) or an instant with its offset. */
const deadline = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const person = z.string().trim().min(1).max(320).meta({ description: 'e-mail, or a name that only one person has' });
const evidence = z
  .array(z.uuid())
  .max(50)
  .optional()
  .meta({ description: 'ids of files that you have uploaded under /api/evidence' });
const noticeId = z.string().min(1).max(100).meta({ description: 'as in the item’s notices' });

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
      evidence,
    }),
  },
  submit: {
    words: { 'zh-CN': '送审', en: 'submit it for review' },
    summary: '送审 Submits the item for review, saying for each standard how it was met',
    body: z.strictObject({ standards: eachOnce(z.strictObject({ id: standardId, how: words, evidence })) }),
  },
  withdraw: {
    words: { 'zh-CN': '撤回送审', en: 'withdraw its submission' },
    summary: '撤回送审 Withdraws a submission; the clock runs on as if it had never stopped',
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
    summary: '申请延期 Asks for a later deadline; the secretariat decides the first, a leader the others',
    body: z.strictObject({ deadline, reason: words }),
  },
  'grant-extension': {
    words: { 'zh-CN': '同意延期', en: 'grant an extension' },
    summary: '同意延期 Grants the extension that waits: the deadline moves, the present escalation ends',
    body: z.strictObject({}),
  },
  'refuse-extension': {
    words: { 'zh-CN': '不同意延期', en: 'refuse an extension' },
    summary: '不同意延期 Refuses the extension that waits',
    body: reasoned,
  },
  amend: {
    words: { 'zh-CN': '调整', en: 'amend it' },
    summary: '调整 Changes owner, leader, deadline or standards, with a reason; whoever is concerned is told',
    body: z.strictObject({
      owner: person.optional(),
      leader: person.nullable().optional(),
      deadline: deadline.optional(),
      standards: z.array(words).min(1).max(500).optional(),
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
    words: { 'zh-CN': '申请重启', en: 'ask to reopen it' },
    summary: '申请重启 Asks for an accepted item to be taken up again (回头看); a leader decides',
    body: z.strictObject({ reason: words, deadline: deadline.optional() }),
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
    words: { 'zh-CN': '批示', en: 'instruct on it' },
    summary: '批示 Words of a leader, which stand on the item and go to its people at once',
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
    words: { 'zh-CN': '回复督办单', en: 'answer a notice' },
    summary: '回复督办单 Answers a supervision notice; after its time the answer is taken, and marked late',
    body: z.strictObject({ notice: noticeId, text: words }),
  },
} as const satisfies { readonly [Type in CommandType]?: Offered };

export type OfferedCommand = keyof typeof commandTable;
export const offeredCommands = Object.keys(commandTable) as OfferedCommand[];

/** A checked body, as the table has it for a command. */
export type BodyOf<Type extends OfferedCommand> = z.output<(typeof commandTable)[Type]['body']>;

/** What a command is called; one that follows from something else (planning by new rules) goes by its own name. */
export function commandWords(type: CommandType): Worded {
  const offered: { readonly [Type in CommandType]?: Offered } = commandTable;
  return offered[type]?.words ?? { 'zh-CN': '按新规则重排', en: 'plan by new rules' };
}

/** What was recorded. */
export const commandAnswer = z
  .strictObject({
    version: z.int(),
    state: z.enum(states),
    events: z.array(z.looseObject({ type: z.string() })),
  })
  .meta({ id: 'CommandAnswer' });
