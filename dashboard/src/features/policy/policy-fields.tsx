import { Checkbox, Form, Input, Select } from 'antd';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Rungs } from './rungs';
import { policyWords } from './words';

const plain = [
  ...(['remindBefore', 'remindAt', 'signWithin', 'reportDueDay', 'reportRemindBefore', 'yellowBefore'] as const),
  ...(['extensionsMax', 'monthCutoff'] as const),
];
const hints = {
  remindBefore: 'remindBeforeHint',
  reportRemindBefore: 'remindBeforeHint',
  remindAt: 'remindAtHint',
} as const;
/** The days that every month has. */
const days = Array.from({ length: 28 }, (_, at) => String(at + 1));
const maybeEmpty: ReadonlySet<string> = new Set(['remindBefore', 'reportRemindBefore']);

/** The fields of a policy. */
export function PolicyFields() {
  const words = useWords(policyWords);
  const required = { required: true, message: words.needed };
  const cutoffs = [
    { value: 'last-day', label: words.lastDay },
    ...days.map((day) => ({ value: day, label: fill(words.dayOfMonth, { day }) })),
  ];
  return (
    <>
      <div className="pair">
        {plain.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={words[name]}
            extra={name in hints && words[hints[name as keyof typeof hints]]}
            rules={maybeEmpty.has(name) ? [] : [required]}
          >
            {name === 'monthCutoff' ? <Select options={cutoffs} /> : <Input maxLength={100} />}
          </Form.Item>
        ))}
      </div>
      <Form.Item name="digest" valuePropName="checked">
        <Checkbox>{words.digest}</Checkbox>
      </Form.Item>
      <Rungs />
    </>
  );
}
