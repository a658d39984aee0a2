import type { Account } from '../accounts/account';
import { inTransaction } from '../idempotency/data';
import { problem } from '../problem';
import { route } from '../route';
import { findHolder } from '../tokens/data';
import type { Preferences } from './data';
import { readMe, writeMe } from './data';
import { presentMe } from './present';
import type { MePatch } from './schema';
import { meAnswer, mePatch } from './schema';

const tag = 'accounts';

export const meRoutes = [
  route({
    method: 'get',
    path: '/api/me',
    summary: 'One’s own account: language, letters one goes without, substitute',
    tag,
    by: 'every account',
    answers: { status: 200, schema: meAnswer },
    async handle({ deps, account }) {
      return { body: presentMe(await readMe(deps.database, account.id), account, deps.settings) };
    },
  }),
  route({
    method: 'patch',
    path: '/api/me',
    summary: 'Sets one’s language, the letters one goes without, and one’s substitute with the days away',
    description: 'What is left out stays. Escalations, returns, decisions and assignments always come.',
    tag,
    by: 'every account',
    body: mePatch,
    answers: { status: 200, schema: meAnswer },
    refuses: [422],
    async handle({ deps, account, body }) {
      const row = await inTransaction(deps.database, 10_000, async (on) => {
        const { locale, quiet, substitute } = body;
        const holder = substitute ? await findHolder(on, substitute.email) : null;
        return await writeMe(on, account.id, {
          ...(locale === undefined ? {} : { locale }),
          ...(quiet === undefined ? {} : { quiet: [...new Set(quiet)] }),
          ...(substitute === undefined ? {} : substituteOf(substitute, holder, account)),
        });
      });
      return { body: presentMe(row, account, deps.settings) };
    },
  }),
];

/** Whoever stands in must be in office and somebody else, and days away must not end before they begin. */
function substituteOf(
  wanted: NonNullable<MePatch['substitute']> | null,
  holder: { readonly id: string } | null,
  account: Account,
): Preferences {
  if (!wanted) return { substituteId: null, substituteFrom: null, substituteUntil: null };
  const { from, until } = wanted;
  if (from && until && until < from) throw problem('against_rules', { errors: [endsEarly] });
  if (!holder) throw problem('account_unknown', { errors: [unknown] });
  if (holder.id === account.id) throw problem('against_rules', { errors: [oneself] });
  return { substituteId: holder.id, substituteFrom: from ?? null, substituteUntil: until ?? null };
}

const endsEarly = {
  in: 'body',
  pointer: '/substitute/until',
  code: 'until_before_from',
  message: { 'zh-CN': '结束日期早于开始日期。', en: 'ends before it begins' },
} as const;

const unknown = {
  in: 'body',
  pointer: '/substitute/email',
  code: 'account_unknown',
  message: { 'zh-CN': '没有使用该邮箱的在任人员。', en: 'no one in office has this address' },
} as const;

const oneself = {
  in: 'body',
  pointer: '/substitute/email',
  code: 'own_substitute',
  message: { 'zh-CN': '不能指定自己为B角。', en: 'nobody stands in for themselves' },
} as const;
