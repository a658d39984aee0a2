import { Button, Form, Input, Radio } from 'antd';
import { connectionKinds } from '../../../../domain/connections/connection';
import type { ConnectionMade } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import { connectionWords } from './words';

type Entered = { readonly kind: string; readonly name: string; readonly url: string; readonly secret?: string };
type Props = { readonly onMade: (made: ConnectionMade) => void; readonly onBack: () => void };

/** Registers a connection; a webhook's secret is answered this once. */
export function RegisterForm({ onMade, onBack }: Props) {
  const words = useWords(connectionWords);
  const [form] = Form.useForm<Entered>();
  const kind = Form.useWatch('kind', form);
  const { give, pending, error } = useCommand<ConnectionMade>({ onDone: onMade });
  const required = [{ required: true, message: words.needed }];
  return (
    <section className="panel-form">
      <h2>{words.register}</h2>
      <Form<Entered>
        form={form}
        name="connection"
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: 'webhook' }}
        onFinish={({ secret, ...entered }) =>
          give({ path: '/api/connections', body: { ...entered, ...(secret?.trim() && { secret: secret.trim() }) } })
        }
      >
        <Form.Item name="kind" label={words.kind}>
          <Radio.Group options={connectionKinds.map((value) => ({ value, label: words[value] }))} />
        </Form.Item>
        <Form.Item name="name" label={words.name} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="url" label={words.url} extra={words.urlHint} rules={required}>
          <Input maxLength={2_000} inputMode="url" />
        </Form.Item>
        {kind === 'dingtalk' && (
          <Form.Item name="secret" label={words.robotSecret} extra={words.robotSecretHint}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        {error && <Failure error={error} />}
        <Button type="primary" htmlType="submit" aria-disabled={pending} data-press="register-now">
          {words.register}
        </Button>{' '}
        <Button onClick={onBack}>{words.cancel}</Button>
      </Form>
    </section>
  );
}
