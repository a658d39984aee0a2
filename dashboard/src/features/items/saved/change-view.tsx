import { Button, Input } from 'antd';
import { useState } from 'react';
import type { SavedView } from '../../../api/types';
import { useCommand } from '../../../api/use-command';
import { Failure } from '../../../components/failure';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { savedWords } from './words';

type Props = { readonly view: SavedView /** What is shown now. */; readonly now: string };

/** Renames one's own view, has it show what is shown now, has the page begin with it, or deletes it. */
export function ChangeView({ view, now }: Props) {
  const words = useWords(savedWords);
  const say = useSay();
  const [name, setName] = useState(view.name);
  const [isSure, setSure] = useState(false);
  const [doing, setDoing] = useState<keyof typeof words>('renamed');
  const { give, pending, error } = useCommand<SavedView>({
    onDone: (done) => say(fill(words[doing], { name: done.name })),
  });
  const path = `/api/views/${view.id}` as const;
  const change = (done: keyof typeof words, body: object) => {
    setDoing(done);
    give({ path, method: 'PATCH', body });
  };
  const remove = () => {
    setDoing('removed');
    if (isSure) give({ path, method: 'DELETE' });
    setSure(!isSure);
  };
  return (
    <details>
      <summary aria-label={fill(words.change, { name: view.name })}>{words.changeShort}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') change('renamed', { name: name.trim() });
        }}
      >
        <Input aria-label={words.name} value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        <Button htmlType="submit" aria-disabled={pending}>
          {words.rename}
        </Button>
      </form>
      {view.query !== now && <Button onClick={() => change('updated', { query: now })}>{words.update}</Button>}
      <Button onClick={() => change(view.usual ? 'droppedUsual' : 'madeUsual', { usual: !view.usual })}>
        {view.usual ? words.dropUsual : words.makeUsual}
      </Button>
      <Button danger onClick={remove}>
        {isSure ? fill(words.removeSure, { name: view.name }) : words.remove}
      </Button>
      {error && <Failure error={error} />}
    </details>
  );
}
