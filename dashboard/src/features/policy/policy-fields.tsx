import { Checkbox, Form, Input } from 'antd';
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
  monthCutoff: 'monthCutoffHint',
} as const;
const maybeEmpty: ReadonlySet<string> = new Set(['remindBefore', 'reportRemindBefore']);

/** The fields of a policy. */
export function PolicyFields() {
  const words = useWords(policyWords);
  const required = { required: true, message: words.needed };
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
            <Input maxLength={100} />
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
