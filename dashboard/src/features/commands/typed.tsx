import { useMe } from '../../api/me';
import { useWords } from '../../words/language';
import { draftWords } from './draft-words';
import { readDraft } from './drafts';

/** The words that somebody has typed for a command, where its form cannot be shown: they are not lost. */
export function Typed({ item, command }: { readonly item: string; readonly command: string | undefined }) {
  const words = useWords(draftWords);
  const { data: me } = useMe();
  const draft = me && command ? readDraft({ account: me.id, item, command }) : null;
  const texts = wordsIn(draft?.entered);
  if (texts.length === 0) return null;
  return (
    <>
      <p>{words.typed}</p>
      {[...new Set(texts)].map((text) => (
        <blockquote key={text}>{text}</blockquote>
      ))}
    </>
  );
}

/** Whatever words somebody has typed, at any depth of a form. */
function wordsIn(entered: unknown): string[] {
  if (typeof entered === 'string') return entered.trim() === '' ? [] : [entered];
  if (typeof entered !== 'object' || entered === null || 'key' in entered) return [];
  return Object.values(entered).flatMap(wordsIn);
}
