import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useActsAs } from '../../api/me';
import type { Task } from '../../api/types';
import { useWords } from '../../words/language';
import { save } from './save';
import { Section } from './section';
import { itemWords } from './words';

/** For those who check: everything on record of the item, and the whole table that it is a row of. */
export function Records({ item }: { readonly item: Task }) {
  const words = useWords(itemWords);
  const audits = useActsAs(['auditor', 'administrator']);
  const oversees = useActsAs(['secretariat', 'leader', 'auditor', 'administrator']);
  const table = useMutation({ mutationFn: () => save(`/api/batches/${item.batch}/export.xlsx`) });
  if (!oversees) return null;
  return (
    <Section title={words.records}>
      {audits && (
        <p>
          <Link to={`/audit/items/${item.id}`}>{words.toTimeline}</Link>
        </p>
      )}
      <button type="button" className="plain" disabled={table.isPending} onClick={() => table.mutate()}>
        <span aria-hidden="true">⤓ </span>
        {words.exportTable}
      </button>
      {table.isError && <p role="alert">⚠ {words.downloadFailed}</p>}
    </Section>
  );
}
