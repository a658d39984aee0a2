import type { z } from 'zod';
import type { StoredChange } from './data';
import type { changeAnswer } from './schema';

export function presentChange(change: StoredChange): z.input<typeof changeAnswer> {
  const { id, kind, detail, askedBy, askedName, askedAt, total, moved, waiting, finishedAt } = change;
  return {
    ...{ id, kind, total, moved, waiting },
    detail: { ...detail },
    by: { id: askedBy, name: askedName },
    askedAt: askedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
