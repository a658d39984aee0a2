import type { Me } from './types';

/** Forgotten by the sign-in page as well (web/api.js), before anybody else comes in. */
const key = 'duban-me';

/** Keeps who is signed in, so that without a connection they find their drafts and the organisation's clock. */
export function keepMe(me: Me): void {
  try {
    localStorage.setItem(key, JSON.stringify(me));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Who was signed in when the service last said it; nothing is allowed by it. */
export function keptMe(): Me | undefined {
  const text = localStorage.getItem(key);
  if (!text) return undefined;
  try {
    const read = JSON.parse(text) as Partial<Me> | null;
    const is = read && typeof read.id === 'string' && Array.isArray(read.roles) && read.organisation && read.unit;
    return is ? (read as Me) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function forgetMe(): void {
  localStorage.removeItem(key);
}
