import { Button, Form, Input, Radio } from 'antd';
import type { Policy } from '../../../../domain/policy';
import { FormPlace } from '../../components/form-place';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { DraftLine } from '../commands/draft-line';
import type { EnteredPolicy } from './entered';
import { enteredOf, keysOf } from './entered';
import { PolicyFields } from './policy-fields';
import { Proposed } from './proposed';
import type { Ruled } from './use-policy-draft';
import { usePolicyDraft } from './use-policy-draft';
import type { PolicyPath } from './use-proposal';
import { useProposal } from './use-proposal';
import { policyWords } from './words';

type Props = {
  /** Who changes it, for the draft. */
  readonly account: string;
  readonly title: string;
  readonly ruled: Ruled;
  readonly path: PolicyPath;
  /** What stands: its version, the whole of it, and the keys that were set there. */
  readonly stands: { readonly version: number; readonly policy: object; readonly own: object };
  readonly onBack: () => void;
};

/**
 * Changes a policy, the organisation's or a batch's own: first what it would move is looked at, then it is put in force.
 * What is typed is kept as a draft until then, or until it is given up.
 */
export function PolicyForm({ account, title, ruled, path, stands, onBack }: Props) {
  const words = useWords(policyWords);
  const say = useSay();
  const [form] = Form.useForm<EnteredPolicy>();
  const inForce = stands.policy as Policy;
  const draft = usePolicyDraft(account, ruled, stands.version, inForce);
  const close = () => {
    draft.drop();
    onBack();
  };
  const proposal = useProposal({
    ...{ path, version: stands.version },
    onDone: ({ version, change }) => {
      say(change && !change.finishedAt ? words.applying : fill(words.applied, { version }));
      close();
    },
  });
  const { seen, pending, look, forget } = proposal;
  const isOrganisations = path === '/api/policy';
  const propose = ({ applyTo, note, ...entered }: EnteredPolicy) => {
    const keys = keysOf({ ...entered, applyTo }, inForce, stands.own as Partial<Policy>);
    look({ ...keys, ...(isOrganisations && { applyTo }), ...(note?.trim() && { note: note.trim() }) });
  };
  const clear = () => {
    draft.drop();
    forget();
    form.setFieldsValue({ ...enteredOf(inForce), note: '' });
  };
  return (
    <FormPlace>
      <h2>{title}</h2>
      {draft.moved && <p role="status">⚠ {words.movedMeanwhile}</p>}
      <Form<EnteredPolicy>
        {...{ form, name: 'policy' }}
        layout="vertical"
        requiredMark={false}
        initialValues={draft.initial}
        onValuesChange={(_, entered: EnteredPolicy) => {
          draft.keep(entered);
          forget();
        }}
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
        <DraftLine keptAt={draft.keptAt} fails={draft.fails} held={false} what={words.apply} onClear={clear} />
        <Proposed {...proposal} onBack={close}>
          <Button type={seen ? 'default' : 'primary'} htmlType="submit" aria-disabled={pending} data-press="preview">
            {words.preview}
          </Button>
        </Proposed>
      </Form>
    </FormPlace>
  );
}
