import type { InputHTMLAttributes } from 'react';
import { useState } from 'react';
import { useWords } from '../words/language';
import { stateWords } from '../words/states';
import './file-field.css';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className' | 'onChange'> & {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Where files are chosen, in the reader's language: the browser's own field speaks the browser's. */
export function FileField({ label, onFiles, ...input }: Props) {
  const words = useWords(stateWords);
  const [names, setNames] = useState('');
  return (
    <label className="file-field">
      <span>{label}</span>
      <input
        {...input}
        type="file"
        className="unseen"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          setNames(files.map(({ name }) => name).join(words.comma));
          onFiles(files);
        }}
      />
      <span className="file-button">{words.chooseFile}</span>
      <span className="soft">{names || words.noFile}</span>
    </label>
  );
}
