import { useState } from 'react';
import { call } from '../../api/call';
import type { Batch } from '../../api/types';
import { useWords } from '../../words/language';
import { DropArea } from './drop-area';
import { inHand } from './files-in-hand';
import type { Mapping } from './mapping-form';
import { MappingForm } from './mapping-form';
import { RefusedTable } from './refused-table';
import type { Table } from './send-table';
import { Sending } from './sending';
import { useSendTable } from './use-send-table';
import { importWords } from './words';

/** Which column was read as what; another choice reads the file again, into a draft in the place of this one. */
export function ReadAgain({ batch }: { readonly batch: Batch }) {
  const words = useWords(importWords);
  const [file, setFile] = useState(inHand(batch.id) ?? null);
  const [sent, setSent] = useState<Table | null>(null);
  const { send, pending, share, error } = useSendTable(() => call(`/api/batches/${batch.id}`, { method: 'DELETE' }));
  const unused = batch.warnings.filter(({ code }) => code === 'column-not-used').flatMap(({ column }) => column ?? []);
  const read = (change: Partial<Table>) => {
    if (!file) return;
    const { title, year, documentNo, sheet } = batch;
    const table = {
      file,
      title,
      year: `${year}`,
      documentNo: documentNo ?? '',
      sheet: sheet ?? undefined,
      again: true,
    };
    const next = { ...table, ...sent, ...change, file };
    setSent(next);
    send(next);
  };
  return (
    <details className="read-again">
      <summary>{words.mapping}</summary>
      {!file && <DropArea file={file} onFile={setFile} words={words.fileAgain} />}
      <MappingForm
        headings={[...Object.values(batch.mapping), ...unused]}
        initial={batch.mapping as Mapping}
        onRead={(mapping) => read({ mapping })}
      />
      <Sending pending={pending} share={share} />
      {error && !pending && <RefusedTable error={error} onAgain={read} />}
    </details>
  );
}
