import { Drawer } from 'antd';
import type { Me } from '../../../api/types';
import { useWide } from '../../../components/use-wide';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { shellWords } from '../../../words/shell';
import { BulkForm } from './bulk-form';
import { BulkProgress } from './bulk-progress';
import type { BulkRun, Chosen } from './run';
import { itemsOf } from './run';
import { useRun } from './runner';
import { bulkWords } from './words';

export type Order = Pick<BulkRun, 'command' | 'filter'> & { readonly chosen: readonly Chosen[] };

type Props = {
  readonly me: Me;
  readonly order: Order | null;
  readonly onClose: () => void;
  readonly onAgain: (order: Order) => void;
};

/** A command on many items: what it will do, how far it is, and what became of it. It goes on when this is closed. */
export function BulkDrawer({ me, order, onClose, onAgain }: Props) {
  const words = useWords(bulkWords);
  const shell = useWords(shellWords);
  const wide = useWide();
  const { run, keeps } = useRun(me.id);
  const told = run
    ? { command: run.command, count: itemsOf(run).length }
    : order && { ...order, count: order.chosen.length };
  if (!told) return null;
  return (
    <Drawer
      open
      title={fill(words[`title_${told.command}`], { count: told.count })}
      size={wide ? 560 : '100%'}
      onClose={onClose}
      closable={{ 'aria-label': shell.close }}
      className="bulk-drawer"
    >
      {run ? (
        <BulkProgress {...{ run, keeps, onClose, onAgain }} />
      ) : (
        order && <BulkForm key={order.command} {...{ me, order, onClose }} />
      )}
    </Drawer>
  );
}
