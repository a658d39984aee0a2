import { problemOf, Refused, unreachable } from '../../api/problem';
import { credentials } from '../../api/session';
import { chosenLanguage } from '../../words/chosen';

/**
 * Fetches a file with the reader's rights and hands it to the browser to keep.
 * @throws Refused for everything but success.
 */
export async function download(path: `/${string}`, name: string): Promise<void> {
  const headers = { 'accept-language': chosenLanguage(), ...credentials() };
  const answer = await fetch(path, { headers }).catch(() => {
    throw new Refused(0, unreachable);
  });
  if (!answer.ok) throw new Refused(answer.status, problemOf(await answer.json().catch(() => null), answer.statusText));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
