import { Drawer } from 'antd';
import { useEffect } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { Answered } from '../../components/answered';
import { useWide } from '../../components/use-wide';
import { useWords } from '../../words/language';
import { shellWords } from '../../words/shell';
import { ItemView } from './item-view';
import { useItem } from './use-item';
import './item.css';

/** An item over the list that it was opened from; closing it leads back there, the focus to its row. */
export function ItemDrawer() {
  const words = useWords(shellWords);
  const wide = useWide();
  const { id = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const query = useItem(id);
  useEffect(() => () => void requestAnimationFrame(() => focusRow(id)), [id]);
  return (
    <Drawer
      open
      title={query.data ? `${query.data.number}. ${query.data.task}` : '…'}
      size={wide ? 760 : '100%'}
      onClose={() => void navigate({ pathname: '/items', search })}
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
