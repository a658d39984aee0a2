import { useRef } from 'react';

/**
 * Names what somebody means to do once: pressing twice, or again after a lost answer, gives the same key, and another body
 * or another version another one, since that is another request. `kept` is the key of a draft, which outlives the page.
 */
export function useIntention(kept?: string): (said: unknown) => string {
  const own = useRef<string>(null);
  own.current ??= kept ?? newKey();
  return (said) => `${own.current}-${digest(JSON.stringify(said))}`;
}

/** `crypto.randomUUID` is there over https only, and offices run plain http too. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Tells bodies of one form apart; no more is asked of it. */
function digest(text: string): string {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return (hash >>> 0).toString(36);
}
