/** What of a connection only its sender may know. */
export type ConnectionSecrets = {
  /** The whole address; a robot's key is in it. */
  readonly url: string;
  /** Standard Webhooks' `whsec_…`, made by us; what a 钉钉 robot signs with, given to us; null where there is none. */
  readonly secret: string | null;
  /** After a rotation, the one before, while it still counts; epoch milliseconds. */
  readonly previous?: { readonly secret: string; readonly until: number };
};

/** How long the secret before still counts after a rotation, milliseconds. */
export const overlapMs = 24 * 3_600_000;

/** Puts a new secret in the place of the present one, which goes on counting for a day. */
export function rotated({ url, secret }: ConnectionSecrets, next: string, now: number): ConnectionSecrets {
  return { url, secret: next, ...(secret !== null && { previous: { secret, until: now + overlapMs } }) };
}

/** The secrets that messages are signed with at an instant, the newest first. */
export function inForce({ secret, previous }: ConnectionSecrets, now: number): string[] {
  return [...(secret === null ? [] : [secret]), ...(previous && previous.until > now ? [previous.secret] : [])];
}

/** An address without what follows its path, and with the end of a path that is long enough to be a key itself cut off. */
export function shownAddress(text: string): string {
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/[^/]{16,}/g, '…')}`;
}
