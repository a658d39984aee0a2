/** The workflow type that makes a morning's digests. */
export const morningDigestType = 'morningDigest';

/** What a morning's digest came to; `day` is null where it was planned for a day off. */
export type MorningDigest = { readonly day: string | null; readonly people: number; readonly letters: number };
