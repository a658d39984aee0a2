import { createHash } from 'node:crypto';
import { previewProblem } from '../wording';
import type { Preview } from './data';
import { presentMoved } from './present';

/** What a change of the rules asks for, and the versions in force that it was held against. */
export type Asking = { readonly asked: unknown; readonly versions: readonly number[] };

/** Items of a refusal: enough to see what it is about. */
export const shownInRefusal = 10;

/**
 * Stands for one preview: the same change, against the same versions, that moves the same clocks has the same token. Who
 * sends it along has seen just what will move (domain.md, "Policies").
 */
export function tokenOf({ asked, versions }: Asking, { counts, digest }: Pick<Preview, 'counts' | 'digest'>): string {
  return createHash('sha256')
    .update(JSON.stringify([asked, versions, counts, digest]))
    .digest('base64url');
}

/**
 * Lets a change of the rules pass that moves nothing, or whose preview was seen as it is now. Throws `preview_needed`
 * (428) or `preview_stale` (412) with what would move, in short, and its token.
 */
export function requireAgreed(given: string | undefined, asking: Asking, preview: Preview): void {
  const { counts, shown } = preview;
  const token = tokenOf(asking, preview);
  if (counts.items === 0 || given === token) return;
  throw previewProblem(given === undefined ? 'preview_needed' : 'preview_stale', {
    params: { count: counts.items },
    members: { preview: token, counts, items: shown.slice(0, shownInRefusal).map(presentMoved) },
  });
}
