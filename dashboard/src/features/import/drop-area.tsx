import { useState } from 'react';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { importWords } from './words';

type Props = { readonly file: File | null; readonly onFile: (file: File) => void; readonly words?: string };

/** Where a file is dropped, or chosen. */
export function DropArea({ file, onFile, words: said }: Props) {
  const words = useWords(importWords);
  const [over, setOver] = useState(false);
  return (
    <label
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      }}
    >
      <span>
        {said ?? words.drop} <span className="as-button">{words.choose}</span>
      </span>
      <input
        type="file"
        accept=".xlsx,.csv,.txt,text/csv"
        onChange={({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) onFile(chosen);
          target.value = '';
        }}
      />
      <span className="soft" role="status">
        {file ? fill(words.chosen, { name: file.name, size: Math.ceil(file.size / 1_024) }) : words.kinds}
      </span>
    </label>
  );
}
