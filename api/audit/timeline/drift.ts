import type { DriftKind, Mending } from '../../../domain/audit/drift';
import { driftWords, mendingWords } from '../../../domain/audit/drift';
import type { Telling } from '../lines/recorded';
import { nameOf } from '../lines/recorded';
import type { Told } from '../lines/schema';
import { readBody } from '../lines/standing';
import { timed } from '../lines/time';
import type { StoredDrift } from './data';

/** A difference between engine, read model and ledger on the item's timeline: what was found, and what was done. */
export function tellDrift({ at, kind, done, body, workflowId }: StoredDrift, task: string, telling: Telling): Told {
  const { locale } = telling.reader;
  const found = driftWords[kind as DriftKind]?.[locale] ?? kind;
  const next = mendingWords[done as Mending]?.[locale] ?? done;
  return {
    ...{ kind: 'drift', task, name: nameOf(task, telling), seq: null, updateId: null },
    ...{ who: null, for: [], to: null, from: null, why: null, changes: [], clause: null, event: null },
    ...timed(at, locale === 'zh-CN' ? `${found}：${next}` : `${found}: ${next}`, locale),
    raw: `/api/audit/drifts?task=${task}&kind=${kind}`,
    data: { workflowId, done, kind, found: readBody<unknown>(body) ?? body },
  };
}
