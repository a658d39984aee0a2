import type { Moved, MovedField } from '../../../domain/audit/moved';
import type { Light, State } from '../../../domain/item/item';
import { lightWords, stateWords } from '../../../domain/item/words';
import type { Worded } from '../../../domain/locale';
import type { LocalWords } from '../../tasks/history/deadline-words';
import { deadlineWords } from '../../tasks/history/deadline-words';
import type { Told } from './schema';

/** What an entry changed, each value in words; `units`: what they are called, by their codes. */
export function presentMoved(
  moved: readonly Moved[],
  reader: LocalWords,
  units: ReadonlyMap<string, string>,
): Told['changes'] {
  return moved.map(({ field, from, to }) => ({
    field,
    name: fieldWords[field][reader.locale],
    from: valueWords(field, from, reader, units),
    to: valueWords(field, to, reader, units),
  }));
}

function valueWords(
  field: MovedField,
  value: string | number | null,
  reader: LocalWords,
  units: ReadonlyMap<string, string>,
): string | null {
  if (value === null) return null;
  switch (field) {
    case 'state':
      return stateWords[value as State][reader.locale];
    case 'light':
      return lightWords[value as Light][reader.locale];
    case 'deadline':
      return deadlineWords(String(value), reader);
    case 'coUnits':
      return String(value)
        .split('、')
        .map((code) => units.get(code) ?? code)
        .join(reader.locale === 'zh-CN' ? '、' : ', ');
    case 'percent':
      return `${value}%`;
    default:
      return String(value);
  }
}

const fieldWords: Readonly<Record<MovedField, Worded>> = {
  state: { 'zh-CN': '状态', en: 'state' },
  light: { 'zh-CN': '亮灯', en: 'light' },
  step: { 'zh-CN': '督办层级', en: 'step' },
  percent: { 'zh-CN': '进度', en: 'progress' },
  deadline: { 'zh-CN': '完成时限', en: 'deadline' },
  owner: { 'zh-CN': '责任人', en: 'owner' },
  leader: { 'zh-CN': '责任领导', en: 'leader' },
  leadUnit: { 'zh-CN': '牵头单位', en: 'lead unit' },
  coUnits: { 'zh-CN': '配合单位', en: 'co-operating units' },
  standards: { 'zh-CN': '质量标准', en: 'standards' },
  extensionsGranted: { 'zh-CN': '已批延期次数', en: 'extensions granted' },
  returns: { 'zh-CN': '退回次数', en: 'returns' },
};
