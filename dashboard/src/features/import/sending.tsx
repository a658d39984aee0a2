import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { importWords } from './words';

type Props = { readonly pending: boolean; readonly share: number };

/** How far a file is on its way; once it is there it is being read. */
export function Sending({ pending, share }: Props) {
  const words = useWords(importWords);
  const there = share >= 1;
  const said = there ? words.reading : fill(words.sending, { share: Math.floor(share * 100) });
  return (
    <div role="status" className="sending">
      {pending && (
        <>
          <span>{said}</span>
          {there ? <progress aria-label={said} /> : <progress value={share} max={1} aria-label={said} />}
        </>
      )}
    </div>
  );
}
