import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useIntention } from '../../api/intention';
import { sendFiles } from '../../api/send-files';
import type { DirectoryImport } from '../../api/types';
import { CellFaults } from '../../components/cell-faults';
import { FileField } from '../../components/file-field';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { directoryWords } from './words';

/** Takes units and people in from files; where a cell is at fault, nothing is taken and each is told. */
export function ImportDirectory() {
  const words = useWords(directoryWords);
  const states = useWords(stateWords);
  const client = useQueryClient();
  const keyOf = useIntention();
  const [files, setFiles] = useState<{ readonly units?: File; readonly officials?: File }>({});
  const { mutate, isPending, error, data } = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const marks = Object.entries(files).map(([name, { size, lastModified }]) => [name, size, lastModified]);
      return sendFiles<DirectoryImport>('/api/directory/import', files, keyOf(marks));
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  });
  const field = (name: 'units' | 'officials', label: string) => (
    <FileField
      label={label}
      name={name}
      accept=".xlsx,.csv,text/csv"
      onFiles={([file]) => {
        const { [name]: _, ...others } = files;
        setFiles(file ? { ...others, [name]: file } : others);
      }}
    />
  );
  const chosen = Object.keys(files).length > 0;
  return (
    <details className="panel-form">
      <summary>{words.import}</summary>
      <p className="soft">{words.importHint}</p>
      <p>{field('units', words.unitsFile)}</p>
      <p>{field('officials', words.officialsFile)}</p>
      <Button
        type="primary"
        aria-disabled={isPending || !chosen}
        onClick={() => chosen && !isPending && mutate()}
        data-press="import-directory"
      >
        {words.takeIn}
      </Button>
      <div role="status">
        {isPending && states.working}
        {data && !isPending && <Taken taken={data} />}
      </div>
      {error && !isPending && (
        <CellFaults error={error} files={{ units: words.unitsFile, officials: words.officialsFile }} />
      )}
    </details>
  );
}

function Taken({ taken }: { readonly taken: DirectoryImport }) {
  const words = useWords(directoryWords);
  const { units, officials, warnings } = taken;
  const said = fill(words.taken, { unitsCreated: units.created, unitsUpdated: units.updated, ...officials });
  return (
    <>
      <p className="well">✓ {said}</p>
      {warnings.map(({ file, row, code, message }) => (
        <p key={`${file} ${row} ${code}`}>{`${row}: ${message}`}</p>
      ))}
    </>
  );
}
