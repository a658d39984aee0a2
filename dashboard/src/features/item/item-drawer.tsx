import { Drawer } from 'antd';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { Answered } from '../../components/answered';
import { useWide } from '../../components/use-wide';
import { useWords } from '../../words/language';
import { shellWords } from '../../words/shell';
import { stateWords } from '../../words/states';
import { ItemView } from './item-view';
import { usePlace } from './place';
import { useItem } from './use-item';
import './item.css';

/** An item over the list that it was opened from; closing it leads back there, the focus to its row. */
export function ItemDrawer() {
  const words = useWords(shellWords);
  const states = useWords(stateWords);
  const wide = useWide();
  const { id = '' } = useParams();
  const { back } = usePlace();
  const query = useItem(id);
  useEffect(() => () => void requestAnimationFrame(() => focusRow(id)), [id]);
  return (
    <Drawer
      open
      title={query.data ? `${query.data.number}. ${query.data.task}` : query.isError ? states.failed : states.loading}
      size={wide ? 760 : '100%'}
      onClose={back}
      closable={{ 'aria-label': words.close }}
      className="item-drawer"
    >
      <Answered query={query}>{(item) => <ItemView item={item} />}</Answered>
    </Drawer>
  );
}

function focusRow(id: string): void {
  document.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`)?.focus();
}
