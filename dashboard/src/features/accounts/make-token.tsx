import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import { useOfficials } from '../items/use-directory';
import { accountWords } from './words';

type Entered = { readonly email: string; readonly name: string };
type Made = { readonly token: string; readonly name: string; readonly email: string };

/** Makes a token with somebody's rights; its secret is shown this once and kept nowhere. */
export function MakeToken() {
  const words = useWords(accountWords);
  const [wanted, setWanted] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const officials = useOfficials(wanted);
  const { give, pending, error } = useCommand<Made>({ onDone: setMade });
  const rules = [{ required: true, message: words.needed }];
  return (
    <section className="panel-form">
      <h2>{words.token}</h2>
      <p className="soft">{words.tokenHint}</p>
      <Form<Entered>
        name="token"
        layout="vertical"
        requiredMark={false}
        onFinish={(body) => give({ path: '/api/tokens', body })}
      >
        <Form.Item name="email" label={words.tokenFor} rules={rules}>
          <Select options={officials} showSearch={{ optionFilterProp: 'label' }} onOpenChange={() => setWanted(true)} />
        </Form.Item>
        <Form.Item name="name" label={words.tokenName} rules={rules}>
          <Input maxLength={200} />
        </Form.Item>
        {error && <Failure error={error} />}
        <Button htmlType="submit" aria-disabled={pending} data-press="token">
          {words.makeToken}
        </Button>
      </Form>
      <div role="status">
        {made && (
          <p>
            {made.email} · {made.name} · {words.tokenMade} <code className="secret">{made.token}</code>
          </p>
        )}
      </div>
    </section>
  );
}
