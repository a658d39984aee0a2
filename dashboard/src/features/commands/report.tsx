import { Checkbox, Form } from 'antd';
import type { Task } from '../../api/types';
import { useWords } from '../../words/language';
import { falls, reportBody } from './bodies';
import { EvidenceField } from './evidence';
import { Share, Words } from './fields';
import type { CommandForm } from './form';
import { commandWords } from './words';

/** 报告进展. A co-operating unit's part is beside the item's percentage, and owes no reason for falling. */
export const report: CommandForm = {
  fields: Fields,
  initial: (item) => ({
    ...(item.reportsPart ? {} : { percent: String(item.percent) }),
    milestones: item.milestones.filter(({ done }) => done).map(({ id }) => id),
  }),
  body: reportBody,
};

function Fields({ item }: { readonly item: Task }) {
  const words = useWords(commandWords);
  const percent: unknown = Form.useWatch('percent');
  return (
    <>
      <Share name="percent" label={item.reportsPart ? words.partPercent : words.percent} />
      {falls(percent, item) && <Words name="reason" label={words.fallReason} />}
      <Words name="done" label={words.whatWasDone} />
      <Words name="effect" label={words.effect} hint={words.effectHint} />
      <EvidenceField name="evidence" />
      <Words name="problems" label={words.problems} optional />
      <Words name="next" label={words.next} optional />
      {item.milestones.length > 0 && (
        <Form.Item name="milestones" label={words.milestones}>
          <Checkbox.Group
            options={item.milestones.map(({ id, name, date }) => ({ value: id, label: `${date} ${name}` }))}
          />
        </Form.Item>
      )}
    </>
  );
}
