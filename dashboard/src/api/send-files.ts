import { chosenLanguage } from '../words/chosen';
import { problemOf, Refused, unreachable } from './problem';
import { credentials } from './session';

/**
 * Sends files as a form, each under the name of its field; `fields` go along as they are.
 * @throws Refused for everything but success.
 */
export async function sendFiles<Answer>(
  path: `/${string}`,
  files: Readonly<Record<string, File>>,
  key: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, file] of Object.entries(files)) body.set(name, file);
  const headers = { 'accept-language': chosenLanguage(), 'idempotency-key': key, ...credentials() };
  const answer = await fetch(path, { method: 'POST', headers, body }).catch(() => {
    throw new Refused(0, unreachable);
  });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, problemOf(said, answer.statusText));
  return said as Answer;
}
