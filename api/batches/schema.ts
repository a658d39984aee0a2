import { z } from 'zod';
import { listQuery, pageOf } from '../http/lists';
import { given, line } from '../http/text';
import { told } from '../http/told';
import { policySchema } from './policy-schema';

const title = line(200).meta({ description: 'of the table, as people know it' });
const documentNo = line(100).meta({ description: 'of the document that it was issued with' });
const year = z.int().min(2000).max(2100).meta({ description: 'a deadline without a year is in this one' });

/** A list may be given as one text, as a cell holds it. */
const list = z.union([z.string(), z.array(z.string()).max(200)]);
const stage = z.strictObject({ name: z.string(), date: z.string() });

/** A row's fields as somebody gives them; what is wrong in them is told by row and column, as for a table. */
export const givenRow = z
  .strictObject({
    task: z.string().nullable(),
    content: z.string().nullable(),
    category: z.string().nullable(),
    standards: list.nullable(),
    leadUnit: z.string().nullable().meta({ description: 'code or name' }),
    coUnits: list.nullable(),
    leader: z.string().nullable().meta({ description: 'e-mail or name' }),
    owner: z.string().nullable().meta({ description: 'e-mail or name' }),
    deadline: z.string().nullable().meta({ description: 'a day in any usual form, or an RFC 3339 instant' }),
    ongoing: z.boolean().nullable(),
    milestones: z.union([z.string(), z.array(stage).max(100)]).nullable(),
    weight: z.union([z.string(), z.number()]).nullable(),
    tags: list.nullable(),
  })
  .partial()
  .meta({ id: 'GivenRow' });

/** The most rows that a batch holds (domain.md, "Reading a real table"). */
export const maxRows = 20_000;

export const batchRequest = z.strictObject({
  title,
  year,
  documentNo: documentNo.optional(),
  policy: policySchema.optional(),
  rows: z.array(givenRow).min(1),
});

const notJson = told({ 'zh-CN': '不是有效的 JSON。', en: 'is not JSON' });

/** A JSON value in a form's field: what it is, is said when it cannot be read. */
function jsonField<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: notJson });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .meta({ type: 'string', description: 'JSON' });
}

export const batchForm = z.strictObject({
  title,
  year: z
    .string()
    .regex(
      /^\d{4}$/,
      told({ 'zh-CN': '须为四位数的年份，例如 2026。', en: 'must be a year of four digits, such as 2026' }),
    )
    .transform(Number)
    .pipe(year)
    .meta({ type: 'integer', minimum: 2000, maximum: 2100 }),
  documentNo: documentNo.optional(),
  policy: jsonField(policySchema).optional(),
  sheet: line(200).optional().meta({ description: 'which sheet, where there are several' }),
  mapping: jsonField(z.record(given(100), given(100)))
    .optional()
    .meta({ description: 'JSON: field to heading, or to a column’s letter' }),
  again: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({ description: 'takes a file that was imported before, on purpose' }),
});

export const batchParams = z.strictObject({ id: z.uuid() });
export const rowParams = z.strictObject({
  id: z.uuid(),
  row: z
    .string()
    .regex(/^\d{1,7}$/)
    .transform(Number),
});
export const batchesQuery = z.strictObject({
  ...listQuery,
  state: z.enum(['draft', 'issuing', 'issued', 'completed']).optional(),
  sort: z.enum(['-createdAt', 'createdAt']).default('-createdAt'),
});
export const rowsQuery = z.strictObject({
  ...listQuery,
  sort: z.enum(['row', '-row']).default('row'),
  faulty: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .meta({
      description: 'only rows with a problem, or only those without',
    }),
});

/** A row as read: units by code, people by address; a cell at fault keeps what was written. */
export const rowAnswer = z
  .strictObject({
    row: z.int().meta({ description: 'the number that the person sees in the sheet' }),
    task: z.string(),
    content: z.string(),
    category: z.string(),
    standards: z.array(z.string()),
    leadUnit: z.string(),
    coUnits: z.array(z.string()),
    leader: z.string().nullable(),
    owner: z.string().nullable(),
    deadline: z.string(),
    ongoing: z.boolean().optional(),
    milestones: z.array(stage).optional(),
    weight: z.number().optional(),
    tags: z.array(z.string()).optional(),
  })
  .meta({ id: 'Row' });

export const faultAnswer = z
  .strictObject({
    row: z.int(),
    column: z.string().nullable().meta({ description: 'its heading; null where the row as a whole is meant' }),
    code: z.string(),
    message: z.string(),
    value: z.string().nullable().meta({ description: 'what was written there' }),
  })
  .meta({ id: 'RowFault' });

const state = z.enum(['draft', 'issuing', 'issued', 'completed']);
const faults = { problems: z.array(faultAnswer), warnings: z.array(faultAnswer) };
const draft = { id: z.uuid(), state, rowCount: z.int(), ...faults };
const progress = z.strictObject({ total: z.int(), started: z.int(), letters: z.int(), sent: z.int() }).meta({
  description: 'items in the database, and those whose workflow runs; letters that hand them out, and those sent',
});

export const draftAnswer = z.strictObject({ ...draft, rows: z.array(rowAnswer) }).meta({ id: 'Draft' });

const head = {
  id: z.uuid(),
  title: z.string(),
  year: z.int(),
  documentNo: z.string().nullable(),
  state,
  rowCount: z.int(),
  fileName: z.string().nullable(),
  createdAt: z.iso.datetime(),
  issuedAt: z.iso.datetime().nullable(),
};
export const batchesAnswer = pageOf(z.strictObject(head).meta({ id: 'BatchHead' }));

export const batchAnswer = z
  .strictObject({
    ...head,
    policy: policySchema.meta({ description: 'the keys that are the batch’s own' }),
    mapping: z.record(z.string(), z.string()).meta({ description: 'field to the heading it was read from' }),
    sheet: z.string().nullable(),
    progress,
    ...faults,
  })
  .meta({ id: 'Batch' });

export const rowsAnswer = pageOf(rowAnswer.extend(faults));
export const mendedAnswer = z.strictObject({ ...draft, row: rowAnswer.extend(faults) }).meta({ id: 'MendedRow' });
export const leftOutAnswer = z.strictObject(draft).meta({ id: 'RowLeftOut' });
export const issuedAnswer = z.strictObject({ id: z.uuid(), state, rowCount: z.int(), progress }).meta({ id: 'Issue' });
export const discardedAnswer = z
  .strictObject({ id: z.uuid(), title: z.string(), rowCount: z.int(), discardedAt: z.iso.datetime() })
  .meta({ id: 'DiscardedBatch' });
