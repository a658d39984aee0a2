import { chosenLanguage } from '../words/chosen';
import { problemOf, Refused, unreachable } from './problem';
import { credentials } from './session';

type More = {
  /** Go along as they are. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly method?: 'POST' | 'PUT';
  /** The version that was seen; goes as If-Match. */
  readonly version?: number | undefined;
};

/**
 * Sends files as a form, each under the name of its field.
 * @throws Refused for everything but success.
 */
export async function sendFiles<Answer>(
  path: `/${string}`,
  files: Readonly<Record<string, File>>,
  key: string,
  { fields = {}, method = 'POST', version }: More = {},
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, file] of Object.entries(files)) body.set(name, file);
  const headers = {
    ...{ 'accept-language': chosenLanguage(), 'idempotency-key': key, ...credentials() },
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  };
  const answer = await fetch(path, { method, headers, body }).catch(() => {
    throw new Refused(0, unreachable);
  });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, problemOf(said));
  return said as Answer;
}
