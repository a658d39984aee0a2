import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Transaction } from '../../prisma/client';
import type { SavedView } from '../../prisma/generated/client';
import { problem } from '../problem';
import { changeView, clearUsual, createView, listViews, lockViews } from './data';
import type { viewPatch, viewRequest } from './schema';
import { mostViews } from './schema';
import { viewProblem } from './wording';

/** Saves a view of an account. Throws `too_many_views` and `view_name_taken` (409). */
export async function saveView(
  on: Transaction,
  officialId: string,
  { name, query, usual = false }: z.output<typeof viewRequest>,
): Promise<SavedView> {
  await lockViews(on, officialId);
  const views = await listViews(on, officialId);
  if (views.length >= mostViews) throw viewProblem('too_many_views', { params: { most: mostViews } });
  requireFree(views, name);
  if (usual) await clearUsual(on, officialId);
  return createView(on, { id: uuidv7(), officialId, name, query, usual });
}

/** Changes what is given of an account's own view. Throws 404 for any other, and `view_name_taken` (409). */
export async function reviseView(
  on: Transaction,
  officialId: string,
  id: string,
  { name, query, usual }: z.output<typeof viewPatch>,
): Promise<SavedView> {
  await lockViews(on, officialId);
  const views = await listViews(on, officialId);
  const others = views.filter((view) => view.id !== id);
  if (others.length === views.length) throw problem('not_found');
  if (name !== undefined) requireFree(others, name);
  if (usual) await clearUsual(on, officialId);
  return changeView(on, id, {
    ...(name !== undefined && { name }),
    ...(query !== undefined && { query }),
    ...(usual !== undefined && { usual }),
  });
}

function requireFree(views: readonly SavedView[], name: string): void {
  if (views.some((view) => view.name === name)) throw viewProblem('view_name_taken', { params: { name } });
}
