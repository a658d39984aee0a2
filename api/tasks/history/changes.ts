import type { Amended } from '../../../domain/item/event';
import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import { deadlineWords } from './deadline-words';
import type { EventReader } from './words';

/** What an amendment changed, old and new. */
export function changesOf(
  { owner, leader, leadUnit, coUnits, deadline, standards }: Amended,
  reader: EventReader,
): string {
  const { locale, units } = reader;
  const nobody = locale === 'zh-CN' ? '无' : 'nobody';
  const called = (codes: readonly string[]) =>
    codes.map((code) => units.get(code) ?? code).join(locale === 'zh-CN' ? '、' : ', ') || nobody;
  const told = [
    ...(owner ? [change('owner', owner.from.name, owner.to.name, locale)] : []),
    ...(leader ? [change('leader', leader.from?.name ?? nobody, leader.to?.name ?? nobody, locale)] : []),
    ...(leadUnit ? [change('leadUnit', leadUnit.from.name, leadUnit.to.name, locale)] : []),
    ...(coUnits ? [change('coUnits', called(coUnits.from), called(coUnits.to), locale)] : []),
    ...(deadline
      ? [change('deadline', deadlineWords(deadline.from, reader), deadlineWords(deadline.to.deadline, reader), locale)]
      : []),
    ...(standards ? [change('standards', listed(standards.from), listed(standards.to), locale)] : []),
  ];
  return told.join(locale === 'zh-CN' ? '，' : ', ');
}

const fields = {
  owner: { 'zh-CN': '责任人', en: 'owner' },
  leader: { 'zh-CN': '责任领导', en: 'leader' },
  leadUnit: { 'zh-CN': '牵头单位', en: 'lead unit' },
  coUnits: { 'zh-CN': '配合单位', en: 'co-operating units' },
  deadline: { 'zh-CN': '完成时限', en: 'deadline' },
  standards: { 'zh-CN': '质量标准', en: 'standards' },
} as const satisfies Record<string, Worded>;

const sentence: Worded = { 'zh-CN': '{field}由{from}改为{to}', en: '{field} from {from} to {to}' };

function change(field: keyof typeof fields, from: string, to: string, locale: Locale): string {
  return fill(sentence, locale, { field: fields[field], from, to });
}

function listed(standards: readonly { readonly text: string }[]): string {
  return `“${standards.map(({ text }) => text).join('；')}”`;
}
