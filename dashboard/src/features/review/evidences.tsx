import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { credentials } from '../../api/session';
import type { EvidenceName } from '../../api/types';
import { Loading } from '../../components/loading';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Files } from '../item/files';
import { reviewWords } from './words';

const pictures = /\.(png|jpe?g|webp)$/i;
const texts = /\.(txt|csv)$/i;
/** Of a text, as much as helps a decision. */
const mostCharacters = 20_000;

/** What was handed in: each file to be downloaded, and pictures and texts to be looked at in place. */
export function Evidences({ files = [] }: { readonly files?: readonly EvidenceName[] | undefined }) {
  const words = useWords(reviewWords);
  if (files.length === 0) return <p className="soft">{words.noFiles}</p>;
  return (
    <>
      <Files files={files} />
      {files
        .filter(({ name }) => pictures.test(name) || texts.test(name))
        .map((file) => (
          <Preview key={file.id} file={file} />
        ))}
    </>
  );
}

function Preview({ file }: { readonly file: EvidenceName }) {
  const words = useWords(reviewWords);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {fill(open ? words.hide : words.preview, { name: file.name })}
      </button>
      {open && <Contents file={file} />}
    </div>
  );
}

function Contents({ file: { id, name } }: { readonly file: EvidenceName }) {
  const words = useWords(reviewWords);
  const { data, isPending } = useQuery({
    queryKey: ['evidence', id],
    queryFn: ({ signal }) => read(id, pictures.test(name), signal),
    ...{ staleTime: Number.POSITIVE_INFINITY, refetchInterval: false, retry: false },
  });
  if (isPending) return <Loading />;
  if (data === undefined) return <p role="alert">⚠ {words.previewFailed}</p>;
  const label = fill(words.previewOf, { name });
  if (pictures.test(name)) return <img src={data} alt={label} className="preview" />;
  return (
    <section aria-label={label}>
      <pre className="preview">{data}</pre>
    </section>
  );
}

/** A picture as an address that holds it, since the page may show no other; a text as it is. */
async function read(id: string, picture: boolean, signal: AbortSignal): Promise<string> {
  const answer = await fetch(`/api/evidence/${id}`, { headers: credentials(), signal });
  if (!answer.ok) throw new Error(answer.statusText);
  if (!picture) return (await answer.text()).slice(0, mostCharacters);
  const blob = await answer.blob();
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
