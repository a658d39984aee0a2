import type { TaskItem } from '../../api/types';
import { Deadline } from './deadline';

/** The foot of an item's card: whose it is, and by when. */
export function ItemFoot({ item }: { readonly item: TaskItem }) {
  return (
    <div className="card-foot soft">
      <span>
        {item.leadUnit.name} · {item.owner.name}
      </span>
      <span>
        <Deadline item={item} />
      </span>
    </div>
  );
}
