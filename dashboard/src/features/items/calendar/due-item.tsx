import { lightWords } from '../../../../../domain/item/words';
import type { TaskItem } from '../../../api/types';
import { lightSigns } from '../../../components/light-mark';
import { useLanguage } from '../../../words/language';
import { ItemLink } from '../columns';

/** An item in a day of the calendar: its light as a sign, and its name. */
export function DueItem({ item }: { readonly item: TaskItem }) {
  const { locale } = useLanguage();
  const light = lightWords[item.light][locale];
  return (
    <span className="due-item">
      <span className={`light light-${item.light}`} title={light}>
        <span aria-hidden="true">{lightSigns[item.light]}</span>
        <span className="unseen">{light}</span>
      </span>
      <ItemLink item={item} />
    </span>
  );
}
