import type { LetterFacts } from '../letter-facts';
import type { Row } from './content';
import { deadlineText, shortDeadline } from './dates';
import { nameOf, told } from './told';

const labels = {
  'zh-CN': {
    owner: '责任人',
    leader: '责任领导',
    leadUnit: '牵头单位',
    coUnits: '配合单位',
    deadline: '完成时限',
    standards: '质量标准',
  },
  en: {
    owner: 'owner',
    leader: 'leader in charge',
    leadUnit: 'lead unit',
    coUnits: 'co-operating units',
    deadline: 'deadline',
    standards: 'quality standards',
  },
} as const;
type Field = keyof (typeof labels)['en'];

/** What an amendment changed, as a list of names: `完成时限、质量标准`. */
export function changedFields(facts: LetterFacts): string {
  const event = told(facts, 'amended');
  const names = labels[facts.locale];
  const changed = (Object.keys(names) as Field[]).filter((field) => event?.[field] !== undefined);
  return changed.map((field) => names[field]).join(facts.locale === 'en' ? ', ' : '、');
}

/** What an amendment changed, from what to what. */
export function changeRows(facts: LetterFacts): Row[] {
  const event = told(facts, 'amended');
  if (!event) return [];
  const { owner, leader, leadUnit, coUnits, standards } = event;
  const none = facts.locale === 'en' ? 'none' : '无';
  const list = (texts: readonly string[]) =>
    texts.length === 0 ? none : texts.join(facts.locale === 'en' ? ', ' : '、');
  const lines = (texts: readonly { readonly text: string }[]) =>
    texts.map(({ text }, index) => `${index + 1}. ${text}`).join('\n');
  return [
    ...row('owner', owner && [owner.from.name, owner.to.name], facts),
    ...row('leader', leader && [leader.from?.name ?? none, leader.to?.name ?? none], facts),
    ...row('leadUnit', leadUnit && [leadUnit.from.name, leadUnit.to.name], facts),
    ...row(
      'coUnits',
      coUnits && [
        list(coUnits.from.map((code) => nameOf(code, facts))),
        list(coUnits.to.map((code) => nameOf(code, facts))),
      ],
      facts,
    ),
    ...(standards
      ? [
          { label: facts.locale === 'en' ? 'Standards until now' : '原质量标准', value: lines(standards.from) },
          { label: facts.locale === 'en' ? 'Standards now' : '现质量标准', value: lines(standards.to) },
        ]
      : []),
  ];
}

/** Old and new deadline, where the entry moved it. */
export function decisionDeadlines(facts: LetterFacts): Row[] {
  const granted = told(facts, 'extension_granted');
  const carried = told(facts, 'carried_over');
  const amended = told(facts, 'amended')?.deadline;
  const move = granted
    ? { from: granted.from, to: granted.extension }
    : carried
      ? { from: carried.from, to: carried.deadline }
      : amended;
  if (!move) return [];
  return row(
    'deadline',
    [shortDeadline(move.from, facts), deadlineText(move.to.deadline, move.to.dueAt, facts)],
    facts,
  );
}

function row(field: Field, change: readonly [string, string] | undefined, { locale }: LetterFacts): Row[] {
  if (!change) return [];
  const name = labels[locale][field];
  const label = locale === 'en' ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
  return [{ label: locale === 'en' ? `${label} changed` : `${label}调整`, value: `${change[0]} → ${change[1]}` }];
}
