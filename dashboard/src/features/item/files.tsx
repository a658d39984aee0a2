import { useMutation } from '@tanstack/react-query';
import { credentials } from '../../api/session';
import type { EvidenceName } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { itemWords } from './words';

/** Files that were handed in, each to be downloaded. */
export function Files({ files = [] }: { readonly files?: readonly EvidenceName[] | undefined }) {
  const words = useWords(itemWords);
  const download = useMutation({ mutationFn: save });
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

/** By a request of ours, since an address in a new tab carries no token. */
async function save({ id, name }: EvidenceName): Promise<void> {
  const answer = await fetch(`/api/evidence/${id}`, { headers: credentials() });
  if (!answer.ok) throw new Error(answer.statusText);
  const address = URL.createObjectURL(await answer.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
