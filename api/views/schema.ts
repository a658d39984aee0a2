import { z } from 'zod';
import { listQuery, pageOf } from '../http/lists';
import { line } from '../http/text';
import { told } from '../http/told';
import { instant } from '../tasks/schema';

/** So many views an account may keep: more than a menu can hold is found by nobody. */
export const mostViews = 50;

const name = line(60);
const query = z
  .string()
  .max(2_000)
  .regex(
    /^[!$-~]*$/,
    told({
      'zh-CN': '须为网址中问号之后的部分，即编码后的可见 ASCII 字符，不含“#”。',
      en: 'must be the part of an address behind the question mark: encoded, in visible ASCII, without “#”',
    }),
  )
  .meta({
    description: 'filters, sort, columns and form, as they stand in the page’s address behind the question mark',
  });
const usual = z
  .boolean()
  .meta({ description: 'whether the page begins with it; it takes the place of the one before' });

export const viewRequest = z.strictObject({ name, query, usual: usual.optional() });
export const viewPatch = z.strictObject({ name: name.optional(), query: query.optional(), usual: usual.optional() });
export const viewParams = z.strictObject({ id: z.uuid() });
export const viewsQuery = z.strictObject({ sort: z.enum(['createdAt']).default('createdAt'), ...listQuery });

export const viewAnswer = z
  .strictObject({ id: z.uuid(), name: z.string(), query: z.string(), usual: z.boolean(), createdAt: instant })
  .meta({ id: 'SavedView' });
export const viewsPage = pageOf(viewAnswer).meta({ id: 'SavedViewPage' });
