import { Button, Form, Radio, Select } from 'antd';
import { roles } from '../../../../domain/people/roles';
import type { Invited } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { roleWords } from '../../words/roles';
import { stateWords } from '../../words/states';
import { useOfficials, useUnits } from '../items/use-directory';
import { accountWords } from './words';

type By = 'role' | 'units' | 'officials';
type Entered = { readonly by: By; readonly chosen: string | readonly string[] };

/** Invites people by role, by unit or one by one; each gets a letter. */
export function Invite() {
  const words = useWords(accountWords);
  const states = useWords(stateWords);
  const roleNames = useWords(roleWords);
  const say = useSay();
  const [form] = Form.useForm<Entered>();
  const by = Form.useWatch('by', form) ?? 'role';
  const units = useUnits(by === 'units');
  const officials = useOfficials(by === 'officials');
  const { give, pending, error } = useCommand<Invited>({
    onDone: ({ invited, withCode }) => {
      say(invited === 0 ? words.invitedNone : fill(words.invited, { invited, withCode }));
      form.resetFields(['chosen']);
    },
  });
  const options = {
    role: roles.map((role) => ({ value: role, label: roleNames[role] })),
    ...{ units, officials },
  }[by];
  return (
    <section className="panel-form">
      <h2>{words.invite}</h2>
      <p className="soft">{words.inviteHint}</p>
      <Form<Entered>
        form={form}
        name="invite"
        layout="vertical"
        requiredMark={false}
        initialValues={{ by: 'role' }}
        onValuesChange={(changed) => 'by' in changed && form.resetFields(['chosen'])}
        onFinish={({ by: kind, chosen }) => give({ path: '/api/invitations', body: { [kind]: chosen } })}
      >
        <Form.Item name="by" label={words.whom}>
          <Radio.Group
            options={[
              { value: 'role', label: words.byRole },
              { value: 'units', label: words.byUnit },
              { value: 'officials', label: words.onePerson },
            ]}
          />
        </Form.Item>
        <Form.Item name="chosen" label={words[by]} rules={[{ required: true, message: words.choose }]}>
          <Select
            key={by}
            {...(by !== 'role' && { mode: 'multiple' as const })}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        {error && <Failure error={error} />}
        <p role="status">{pending && states.working}</p>
        <Button type="primary" htmlType="submit" aria-disabled={pending} data-press="invite">
          {words.send}
        </Button>
      </Form>
    </section>
  );
}
