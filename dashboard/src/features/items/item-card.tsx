import type { ReactNode } from 'react';
import { stateWords } from '../../../../domain/item/words';
import type { TaskItem } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import { useLanguage } from '../../words/language';
import { ItemLink } from './columns';
import { ItemFoot } from './item-foot';

type Props = {
  readonly item: TaskItem /** What stands before its light, such as whether it is chosen. */;
  readonly before?: ReactNode;
};

/** An item as a phone shows it. */
export function ItemCard({ item, before }: Props) {
  const { locale } = useLanguage();
  return (
    <>
      <div className="card-head">
        <span className="card-light">
          {before}
          <LightMark light={item.light} />
        </span>
        <span>
          {stateWords[item.state][locale]} · {item.percent}%
        </span>
      </div>
      <ItemLink item={item} />
      <ItemFoot item={item} />
    </>
  );
}
