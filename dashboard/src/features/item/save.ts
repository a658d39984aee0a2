import { credentials } from '../../api/session';

/**
 * Saves what an address answers under a name, else under the one that the answer gives. By a request of ours, since an
 * address in a new tab carries no token.
 */
export async function save(path: `/${string}`, name?: string): Promise<void> {
  const answer = await fetch(path, { headers: credentials() });
  if (!answer.ok) throw new Error(answer.statusText);
  const href = URL.createObjectURL(await answer.blob());
  const download = name ?? nameIn(answer.headers.get('content-disposition')) ?? '';
  Object.assign(document.createElement('a'), { href, download }).click();
  URL.revokeObjectURL(href);
}

function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}
