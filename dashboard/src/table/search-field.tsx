import { Input } from 'antd';
import { useEffect, useState } from 'react';

/** How long after the last letter it is searched for, milliseconds. */
const pauseMs = 350;

type Props = { readonly label: string; readonly value: string; readonly onSearch: (value: string) => void };

/** Words to search for; it is searched as soon as the typing pauses, and not while a word is still being composed. */
export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  const [composing, setComposing] = useState(false);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (composing || typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), pauseMs);
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
