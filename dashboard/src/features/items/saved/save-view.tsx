import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SavedView } from '../../../api/types';
import { useCommand } from '../../../api/use-command';
import { Failure } from '../../../components/failure';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { savedWords } from './words';

type Props = {
  /** What is shown now. */
  readonly now: string;
  readonly onSaved: () => void;
};

/** Keeps what is shown now under a name, once: another view needs another form. */
export function SaveView({ now, onSaved }: Props) {
  const words = useWords(savedWords);
  const say = useSay();
  const [name, setName] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { give, pending, error } = useCommand<SavedView>({
    onDone: (view) => {
      say(fill(words.saved, { name: view.name }));
      onSaved();
    },
  });
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(name.trim() === '');
        if (name.trim() !== '') give({ path: '/api/views', body: { name: name.trim(), query: now } });
      }}
    >
      <label htmlFor="view-name">{words.keep}</label>
      <Input
        id="view-name"
        value={name}
        maxLength={60}
        placeholder={words.name}
        aria-invalid={isMissing}
        onChange={({ target }) => setName(target.value)}
      />
      {isMissing && <p role="alert">⚠ {words.nameMissing}</p>}
      {error && <Failure error={error} />}
      <Button htmlType="submit" type="primary" aria-disabled={pending} data-press="save-view">
        {words.save}
      </Button>
    </form>
  );
}
