import { useMutation } from '@tanstack/react-query';
import type { EvidenceName } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { save } from './save';
import { itemWords } from './words';

/** Files that were handed in, each to be downloaded. */
export function Files({ files = [] }: { readonly files?: readonly EvidenceName[] | undefined }) {
  const words = useWords(itemWords);
  const download = useMutation({ mutationFn: ({ id, name }: EvidenceName) => save(`/api/evidence/${id}`, name) });
  if (files.length === 0) return null;
  return (
    <ul className="bare files">
      {files.map((file) => (
        <li key={file.id}>
          <button type="button" className="plain" onClick={() => download.mutate(file)}>
            <span aria-hidden="true">⤓ </span>
            {fill(words.download, { name: file.name })}
          </button>
        </li>
      ))}
      {download.isError && <li role="alert">⚠ {words.downloadFailed}</li>}
    </ul>
  );
}
