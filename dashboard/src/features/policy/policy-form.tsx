import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { relations } from '../../../../domain/people/roles';
import type { Policy } from '../../../../domain/policy';
import type { OrganisationPolicy, OrganisationPolicySet, PolicyPreview } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import type { EnteredPolicy } from './entered';
import { enteredOf, keysOf } from './entered';
import { Moves } from './moves';
import { policyWords, relationWords } from './words';

type Props = { readonly stands: OrganisationPolicy; readonly onBack: () => void };
type Seen = { readonly body: object; readonly preview: PolicyPreview };

/** Changes the organisation's policy: first what it would move is looked at, then it is put in force. */
export function PolicyForm({ stands, onBack }: Props) {
  const words = useWords(policyWords);
  const states = useWords(stateWords);
  const say = useSay();
  const [asked, setAsked] = useState<object>({});
  const [seen, setSeen] = useState<Seen | null>(null);
  const preview = useCommand<PolicyPreview>({ onDone: (answer) => setSeen({ body: asked, preview: answer }) });
  const put = useCommand<OrganisationPolicySet>({
    version: stands.version,
    onDone: ({ version, change }) => {
      say(change && !change.finishedAt ? words.applying : fill(words.applied, { version }));
      onBack();
    },
  });
  const look = (entered: EnteredPolicy) => {
    const keys = keysOf(entered, stands.policy as Policy, stands.own as Partial<Policy>);
    const body = { ...keys, applyTo: entered.applyTo, ...(entered.note?.trim() && { note: entered.note.trim() }) };
    setAsked(body);
    preview.give({ path: '/api/policy/preview', body });
  };
  const pending = preview.pending || put.pending;
  return (
    <section className="panel-form">
      <h2>{words.edit}</h2>
      <Form<EnteredPolicy>
        name="policy"
        layout="vertical"
        requiredMark={false}
        initialValues={enteredOf(stands.policy as Policy)}
        onValuesChange={() => setSeen(null)}
        onFinish={look}
      >
        <Fields />
        <Form.Item name="applyTo" label={words.applyTo}>
          <Radio.Group
            options={[
              { value: 'new', label: words.applyNew },
              { value: 'running', label: words.applyRunning },
            ]}
          />
        </Form.Item>
        <Form.Item name="note" label={words.note}>
          <Input.TextArea autoSize maxLength={1_000} />
        </Form.Item>
        {(preview.error ?? put.error) && <Failure error={preview.error ?? put.error ?? new Error()} />}
        {seen && <Moves moves={seen.preview} />}
        <p role="status">{pending && states.working}</p>
        <Button type={seen ? 'default' : 'primary'} htmlType="submit" aria-disabled={pending} data-press="preview">
          {words.preview}
        </Button>{' '}
        {seen && (
          <Button
            type="primary"
            aria-disabled={pending}
            data-press="apply"
            onClick={() =>
              put.give({ path: '/api/policy', method: 'PUT', body: { ...seen.body, preview: seen.preview.preview } })
            }
          >
            {words.apply}
          </Button>
        )}{' '}
        <Button onClick={onBack}>{words.cancel}</Button>
      </Form>
    </section>
  );
}

const plain = [
  ...['remindBefore', 'remindAt', 'signWithin', 'reportDueDay', 'reportRemindBefore', 'yellowBefore'],
  ...['extensionsMax', 'monthCutoff'],
] as const satisfies readonly string[];

const hints: Readonly<Record<string, 'remindBeforeHint' | 'remindAtHint' | 'monthCutoffHint'>> = {
  remindBefore: 'remindBeforeHint',
  reportRemindBefore: 'remindBeforeHint',
  remindAt: 'remindAtHint',
  monthCutoff: 'monthCutoffHint',
};
const maybeEmpty: ReadonlySet<string> = new Set(['remindBefore', 'reportRemindBefore']);

function Fields() {
  const words = useWords(policyWords);
  const relationNames = useWords(relationWords);
  const required = { required: true, message: words.needed };
  return (
    <>
      <div className="pair">
        {plain.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={words[name as keyof typeof words]}
            extra={hints[name] && words[hints[name]]}
            rules={maybeEmpty.has(name) ? [] : [required]}
          >
            <Input maxLength={100} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="digest" valuePropName="checked">
        <Checkbox>{words.digest}</Checkbox>
      </Form.Item>
      <Form.List name="escalation">
        {(rungs) =>
          rungs.map(({ key, name }) => (
            <fieldset key={key} className="rung">
              <Form.Item name={[name, 'after']} label={fill(words.rungAfter, { step: name + 1 })} rules={[required]}>
                <Input maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, 'to']} label={words.to} rules={[required]}>
                <Select mode="multiple" options={relations.map((value) => ({ value, label: relationNames[value] }))} />
              </Form.Item>
              <Form.Item name={[name, 'notice']} valuePropName="checked">
                <Checkbox>{words.notice}</Checkbox>
              </Form.Item>
              <Form.Item name={[name, 'answerWithin']} label={words.answerWithin}>
                <Input maxLength={20} />
              </Form.Item>
              <Form.Item name={[name, 'bulletin']} valuePropName="checked">
                <Checkbox>{words.bulletin}</Checkbox>
              </Form.Item>
            </fieldset>
          ))
        }
      </Form.List>
    </>
  );
}
