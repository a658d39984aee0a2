import { Button, Checkbox, Form } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { Fault } from '../../api/problem';
import { Refused } from '../../api/problem';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';

export type Entered = Readonly<Record<string, unknown>>;

type Props<Answer> = {
  /** Of the form; the ids of its fields begin with it. */
  readonly name: string;
  readonly press: string;
  readonly about?: string;
  readonly hint?: ReactNode;
  /** What must be ticked first, where the press cannot be taken back, and what is said where it was not. */
  readonly sure?: { readonly label: string; readonly first: string };
  readonly path: `/${string}`;
  readonly body?: (entered: Entered) => unknown;
  /** The version that the reader saw, where the order is decided on one. */
  readonly version?: number;
  readonly children?: ReactNode;
  readonly onDone: (answer: Answer) => void;
  readonly onCancel?: { readonly label: string; readonly press: () => void };
};

/** A form that gives one order: what follows from it, its fields, and what became of it. */
export function OrderForm<Answer>(props: Props<Answer>) {
  const { name, press, about, hint, sure, path, body = () => ({}), version, children, onDone, onCancel } = props;
  const states = useWords(stateWords);
  const [form] = Form.useForm<Entered>();
  const { give, pending, waiting, error } = useCommand<Answer>({ version, onDone });
  useEffect(() => {
    if (error instanceof Refused) form.setFields(error.problem.errors.flatMap(fieldOf));
  }, [error, form]);
  return (
    <Form<Entered>
      {...{ form, name, layout: 'vertical', requiredMark: false, noValidate: true, className: 'order' }}
      scrollToFirstError={{ focus: true }}
      onFinish={({ sure: _, ...entered }) => give({ path, body: body(entered) })}
    >
      {hint && <p className="soft">{hint}</p>}
      {children}
      {sure && (
        <Form.Item
          name="sure"
          valuePropName="checked"
          rules={[{ validator: async (_, ticked) => (ticked ? undefined : Promise.reject(new Error(sure.first))) }]}
        >
          <Checkbox>{sure.label}</Checkbox>
        </Form.Item>
      )}
      {error && <Failure error={error} />}
      <p role="status">
        {waiting !== null ? fill(states.waiting, { seconds: waiting }) : pending ? states.working : ''}
      </p>
      <Button
        type="primary"
        htmlType="submit"
        aria-disabled={pending}
        aria-label={about && `${press}: ${about}`}
        data-press={name}
      >
        {press}
      </Button>{' '}
      {onCancel && <Button onClick={onCancel.press}>{onCancel.label}</Button>}
    </Form>
  );
}

/** A fault beside its field: a pointer's last part is the field's name. */
function fieldOf({ pointer, message }: Fault) {
  const name = pointer?.split('/').at(-1);
  return name ? [{ name, errors: [message] }] : [];
}
