import { Button } from 'antd';
import { useState } from 'react';
import type { Task } from '../../api/types';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { CommandPanel } from './command-panel';
import type { ItemCommand } from './table';
import { commandForms } from './table';
import { commandWords } from './words';
import './commands.css';

/** Just the buttons that the reader may press now, as the API offers them; a press opens the command's form. */
export function Commands({ item }: { readonly item: Task }) {
  const words = useWords(commandWords);
  const say = useSay();
  const [open, setOpen] = useState<ItemCommand | null>(null);
  const offered = (Object.keys(commandForms) as ItemCommand[]).filter((name) => item.may.includes(name));
  if (offered.length === 0) return <p className="soft">{words.none}</p>;
  const close = (name: ItemCommand) => {
    setOpen(null);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-command="${name}"]`)?.focus());
  };
  return (
    <section aria-label={words.title} className="commands">
      <div className="buttons">
        {offered.map((name, at) => (
          <Button
            key={name}
            data-command={name}
            type={at === 0 ? 'primary' : 'default'}
            aria-expanded={open === name}
            onClick={() => setOpen(open === name ? null : name)}
          >
            {words[name]}
          </Button>
        ))}
      </div>
      {open && (
        <CommandPanel
          key={open}
          {...{ item, name: open }}
          onBack={() => close(open)}
          onDone={() => {
            say(fill(words.done, { what: words[open] }));
            close(open);
          }}
        />
      )}
    </section>
  );
}
