import type { Locale } from '../../../domain/locale';
import type { Database } from '../../../prisma/client';
import type { Settings } from '../../settings';
import { findReader } from './data';
import type { Post } from './post';
import { codeWords } from './words';

type Ground = { readonly database: Database; readonly settings: Settings };

/** Mails a code to whoever has an address. */
export async function mailCode(ground: Ground, post: Post, email: string, code: string): Promise<void> {
  const to = await findReader(ground.database, email);
  if (!to) return;
  const words = codeWords[localeOf(to, ground.settings)];
  const facts = { ...to, code, page: signInPage(ground.settings) };
  await post.send({ kind: 'sign_in_code', to, subject: words.subject, text: words.text(facts) });
}

/** The page to sign in on: a plain address, the same for everybody. */
export function signInPage({ PUBLIC_URL }: Pick<Settings, 'PUBLIC_URL'>): string {
  return new URL('/sign-in', PUBLIC_URL).href;
}

export function localeOf({ locale }: { readonly locale: string | null }, { DUBAN_LOCALE }: Settings): Locale {
  return locale === 'en' || locale === 'zh-CN' ? locale : DUBAN_LOCALE;
}
