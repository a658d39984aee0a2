import type { z } from 'zod';
import type { Token } from '../accounts/data';
import { problem } from '../problem';
import type { Holder } from './data';
import type { tokenRequest } from './schema';
import { tokenProblem } from './wording';

const yearMs = 365 * 24 * 3_600_000;
const mostYears = 5;

/**
 * How far a new token goes, and until when, by the real clock. None goes further than the token that makes it: neither
 * longer, nor, for the same account, beyond what that one was made for. Throws 422.
 */
export function limitsOf(
  { role, expiresAt }: z.output<typeof tokenRequest>,
  holder: Holder,
  maker: { readonly id: string; readonly token: Token | null },
): { readonly role: z.output<typeof tokenRequest>['role'] | null; readonly expiresAt: Date } {
  if (role !== undefined && role !== 'read' && role !== holder.role) throw tokenProblem('token_role_not_theirs');
  const now = Date.now();
  const wanted = expiresAt === undefined ? now + yearMs : Date.parse(expiresAt);
  if (wanted <= now || wanted > now + mostYears * yearMs + 24 * 3_600_000)
    throw problem('against_rules', { errors: [outOfRange] });
  const until = Math.min(wanted, maker.token?.expiresAt?.getTime() ?? wanted);
  const own = maker.id === holder.id && maker.token !== null && maker.token.role === holder.role;
  return { role: role ?? (own ? (holder.role as NonNullable<typeof role>) : null), expiresAt: new Date(until) };
}

const outOfRange = {
  in: 'body',
  pointer: '/expiresAt',
  code: 'out_of_range',
  message: {
    'zh-CN': `须在现在之后、${mostYears} 年之内。`,
    en: `must be later than now, and within ${mostYears} years`,
  },
} as const;
