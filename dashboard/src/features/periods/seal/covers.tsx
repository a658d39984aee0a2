import { Link } from 'react-router';
import type { Period } from '../../../api/types';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { chainOf } from '../list/chain';
import { useAdjustments, useBulletin, usePeriods } from '../use-periods';
import { useRights } from '../use-rights';
import { bulletinWords } from '../words/bulletin';

/** What a seal will cover, told before it is set; the bulletin is one press away. */
export function Covers({ period: { id, kind, figures, entryCount } }: { readonly period: Period }) {
  const words = useWords(bulletinWords);
  const { oversee } = useRights();
  const bulletin = useBulletin(id);
  const adjustments = useAdjustments(id, oversee && kind === 'month');
  const periods = usePeriods();
  const last = chainOf(periods.data?.items ?? []).at(-1);
  const lines = {
    entries: fill(words.coversEntries, { count: entryCount ?? figures?.overall.items ?? 0 }),
    figures: words.coversFigures,
    settlement: kind === 'quarter' && words.coversSettlement,
    adjustments: adjustments.data && fill(words.coversAdjustments, { count: adjustments.data.length }),
    bulletin: bulletin.data && (
      <Link to={`/periods/${id}?part=bulletin`}>
        {bulletin.data.version > 0 ? fill(words.coversBulletin, { version: bulletin.data.version }) : words.coversUsual}
      </Link>
    ),
    before:
      periods.data &&
      (last
        ? fill(words.coversBefore, { number: last.seal.number, hash: last.seal.seal.slice(0, 12) })
        : words.coversFirst),
  };
  return (
    <>
      <h2>{words.covers}</h2>
      <ul>{Object.entries(lines).map(([what, line]) => line && <li key={what}>{line}</li>)}</ul>
    </>
  );
}
