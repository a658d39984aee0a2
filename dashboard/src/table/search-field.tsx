import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

/** How long after the last letter it is searched for, milliseconds. */
const pauseMs = 350;

type Props = { readonly label: string; readonly value: string; readonly onSearch: (value: string) => void };

/** Words to search for; it is searched as soon as the typing pauses, and not while a word is still being composed. */
export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  /** What this field searched for, and the address does not say yet. */
  const underWay = useRef<string[]>([]);
  useEffect(() => {
    const own = underWay.current.indexOf(value);
    underWay.current = own === -1 ? [] : underWay.current.slice(own + 1);
    // Its own search that comes back takes away nothing that was typed meanwhile; another's, as by going back, is shown.
    if (own === -1) setTyped(value);
  }, [value]);
  useEffect(() => {
    const sought = typed.trim();
    if (composing || sought === (underWay.current.at(-1) ?? value)) return undefined;
    const timer = setTimeout(() => {
      underWay.current.push(sought);
      onSearch(sought);
    }, pauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={200}
      onChange={({ target }) => setTyped(target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}
