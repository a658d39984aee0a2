import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { isTyping, useShownShortcuts } from '../components/shortcuts';
import { fill } from '../words/dictionary';
import { useLanguage, useWords } from '../words/language';
import { shellWords } from '../words/shell';
import { useMenu } from './use-menu';

/** How long after `g` the letter of a page may come, milliseconds. */
const patienceMs = 1_500;

/** The keyboard shortcuts, and on `?` the list of them. */
export function Keys() {
  const words = useWords(shellWords);
  const { locale } = useLanguage();
  const entries = useMenu();
  const navigate = useNavigate();
  const own = useShownShortcuts();
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedG = useRef(0);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (key === '?') dialog.current?.showModal();
      else if (key === '/') {
        const field = document.querySelector<HTMLInputElement>('input[type="search"]');
        if (field) {
          event.preventDefault();
          field.focus();
        }
      } else if (key === 'g') pressedG.current = event.timeStamp;
      else if (event.timeStamp - pressedG.current < patienceMs) {
        pressedG.current = 0;
        const entry = entries.find((one) => one.key === key);
        if (entry) void navigate(entry.to);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [entries, navigate]);

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{words.keys}</h2>
      <dl>
        <Shortcut keys={['?']} what={words.keysOpen} />
        <Shortcut keys={['/']} what={words.keysSearch} />
        {own.map(({ keys, what }) => (
          <Shortcut key={what} keys={keys} what={what} />
        ))}
        {entries.map(({ to, key, label }) => (
          <Shortcut key={to} keys={['g', key]} what={fill(words.keysGo, { page: label[locale] })} />
        ))}
        <Shortcut keys={['Esc']} what={words.keysEscape} />
      </dl>
      <form method="dialog">
        <button type="submit" className="plain">
          {words.close}
        </button>
      </form>
    </dialog>
  );
}

function Shortcut({ keys, what }: { readonly keys: readonly string[]; readonly what: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{what}</dd>
    </div>
  );
}
