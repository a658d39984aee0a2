import { stateWords } from '../../../../domain/item/words';
import type { TaskItem } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import { useLanguage } from '../../words/language';
import { ItemLink } from './columns';
import { Deadline } from './deadline';

/** An item as a phone shows it. */
export function ItemCard({ item }: { readonly item: TaskItem }) {
  const { locale } = useLanguage();
  return (
    <>
      <div className="card-head">
        <LightMark light={item.light} />
        <span>
          {stateWords[item.state][locale]} · {item.percent}%
        </span>
      </div>
      <ItemLink item={item} />
      <div className="card-foot soft">
        <span>
          {item.leadUnit.name} · {item.owner.name}
        </span>
        <span>
          <Deadline item={item} />
        </span>
      </div>
    </>
  );
}
