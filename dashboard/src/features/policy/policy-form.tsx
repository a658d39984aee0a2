import { Button, Form, Input, Radio } from 'antd';
import type { Policy } from '../../../../domain/policy';
import { FormPlace } from '../../components/form-place';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import type { EnteredPolicy } from './entered';
import { enteredOf, keysOf } from './entered';
import { PolicyFields } from './policy-fields';
import { Proposed } from './proposed';
import type { PolicyPath } from './use-proposal';
import { useProposal } from './use-proposal';
import { policyWords } from './words';

type Props = {
  readonly title: string;
  readonly path: PolicyPath;
  /** What stands: its version, the whole of it, and the keys that were set there. */
  readonly stands: { readonly version: number; readonly policy: object; readonly own: object };
  readonly onBack: () => void;
};

/** Changes a policy, the organisation's or a batch's own: first what it would move is looked at, then it is put in force. */
export function PolicyForm({ title, path, stands, onBack }: Props) {
  const words = useWords(policyWords);
  const say = useSay();
  const proposal = useProposal({
    ...{ path, version: stands.version },
    onDone: ({ version, change }) => {
      say(change && !change.finishedAt ? words.applying : fill(words.applied, { version }));
      onBack();
    },
  });
  const { seen, pending, look, forget } = proposal;
  const isOrganisations = path === '/api/policy';
  const propose = ({ applyTo, note, ...entered }: EnteredPolicy) => {
    const keys = keysOf({ ...entered, applyTo }, stands.policy as Policy, stands.own as Partial<Policy>);
    look({ ...keys, ...(isOrganisations && { applyTo }), ...(note?.trim() && { note: note.trim() }) });
  };
  return (
    <FormPlace>
      <h2>{title}</h2>
      <Form<EnteredPolicy>
        name="policy"
        layout="vertical"
        requiredMark={false}
        initialValues={enteredOf(stands.policy as Policy)}
        onValuesChange={forget}
        onFinish={propose}
      >
        <PolicyFields />
        {isOrganisations && (
          <Form.Item name="applyTo" label={words.applyTo}>
            <Radio.Group
              options={[
                { value: 'new', label: words.applyNew },
                { value: 'running', label: words.applyRunning },
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="note" label={words.note}>
          <Input.TextArea className="grows" maxLength={1_000} />
        </Form.Item>
        <Proposed {...proposal} onBack={onBack}>
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" aria-disabled={pending} data-press="preview">
            {words.preview}
          </Button>
        </Proposed>
      </Form>
    </FormPlace>
  );
}
