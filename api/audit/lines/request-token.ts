import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import type { MadeToken, StoredAccess } from './data';
import { plainPath } from './request-path';

/** The token that a request made or revoked, if it is one that does: a token has the id of the request that made it. */
export function tokenOf({ id, method, path }: Pick<StoredAccess, 'id' | 'method' | 'path'>): string[] {
  const plain = plainPath(path);
  if (method === 'POST' && plain === '/api/tokens') return [id];
  const [, revoked] = /^\/api\/tokens\/([0-9a-f-]{36})$/.exec(plain) ?? [];
  return method === 'DELETE' && revoked ? [revoked] : [];
}

/** Whose token it is, and what it is called; nothing of one that is not known. */
export function tokenWords(token: MadeToken | undefined, locale: Locale): string {
  if (!token) return '';
  const { name, holder } = token;
  return fill(words, locale, { holder: holder.name, email: holder.email, name });
}

const words: Worded = { 'zh-CN': '（持有人{holder} {email}，令牌“{name}”）', en: ' for {holder} <{email}>, “{name}”' };
