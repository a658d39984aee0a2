import { problem } from '../../problem';

/** In characters; there are no rules of composition (ASVS 6.2). */
export const shortestPassword = 12;
export const longestPassword = 128;

/** Under so many guesses, as a power of ten, a password is as good as a common one. */
const guessesLeast = 8;

/**
 * Throws `weak_password` (400) for a password that is common, a run of keys or of the calendar, or made of the account's
 * own name and address. Length is the schema's matter.
 */
export async function requireGoodPassword(
  password: string,
  account: { readonly email: string; readonly name: string },
): Promise<void> {
  const own = [account.name, account.email, ...account.email.split(/[@.]/), 'duban', '督办'].filter(Boolean);
  if ((await guesses(password, own)) >= guessesLeast) return;
  throw problem('weak_password', { errors: [{ in: 'body', pointer: '/password', code: 'weak_password', message }] });
}

const message = {
  'zh-CN': '太容易猜到：不要用常见密码、键盘或数字的连续组合，也不要用自己的姓名和邮箱。',
  en: 'is too easy to guess: no common password, no run of keys or digits, and not one’s own name or address',
};

/** How many guesses a password stands up to, as a power of ten. Its lists of words are large, and seldom wanted. */
async function guesses(password: string, own: readonly string[]): Promise<number> {
  const [{ zxcvbn, zxcvbnOptions }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  zxcvbnOptions.setOptions({ dictionary, graphs: adjacencyGraphs });
  return zxcvbn(password, [...own]).guessesLog10;
}
