import type { FormItemProps } from 'antd';
import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { commandWords } from './words';

export type Name = string | readonly (string | number)[];
type Props = {
  readonly name: Name;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
};

const path = (name: Name) => (typeof name === 'string' ? name : [...name]);

type OfField = {
  readonly rules?: NonNullable<FormItemProps['rules']>;
  readonly missing?: string;
  readonly children: ReactNode;
};

/** What all of them have: a label that says what may be left out, and what is said of a wanted one that was. */
function Asked({ name, label, hint, optional, rules = [], missing, children }: Props & OfField) {
  const words = useWords(commandWords);
  return (
    <Form.Item
      name={path(name)}
      label={optional ? `${label}${words.optional}` : label}
      extra={hint}
      rules={optional ? rules : [{ required: true, message: missing ?? words.required }, ...rules]}
    >
      {children}
    </Form.Item>
  );
}

/** Words of a person. */
export function Words(props: Props) {
  const words = useWords(commandWords);
  return (
    <Asked {...props} rules={props.optional ? [] : [{ whitespace: true, message: words.required }]}>
      <Input.TextArea rows={2} className="grows" maxLength={10_000} />
    </Asked>
  );
}

/** A whole number from 0 to 100. */
export function Share(props: Props) {
  const words = useWords(commandWords);
  return (
    <Asked {...props} rules={[{ pattern: /^\s*(\d{1,2}|100)\s*$/, message: words.percentRange }]}>
      <Input inputMode="numeric" maxLength={3} className="narrow" />
    </Asked>
  );
}

/** A day, no earlier than `min`; said under the field, in the reader's language, and not by the browser. */
export function Day({ min, ...props }: Props & { readonly min?: string }) {
  const words = useWords(commandWords);
  const early = {
    validator: async (_: unknown, day?: string) => {
      if (min && day && day < min) throw new Error(fill(words.tooEarly, { day: min }));
    },
  };
  return (
    <Asked {...props} rules={[early]}>
      <Input type="date" min={min} className="narrow" />
    </Asked>
  );
}

type Option = { readonly value: string; readonly label: string };

/** One of several. */
export function Choice({ options, ...props }: Props & { readonly options: Option[] }) {
  const words = useWords(commandWords);
  return (
    <Asked {...props} missing={words.choose}>
      <Select options={options} allowClear={props.optional ?? false} showSearch={{ optionFilterProp: 'label' }} />
    </Asked>
  );
}

/** Any number of several. */
export function Choices({ options, ...props }: Props & { readonly options: Option[] }) {
  return (
    <Asked {...props}>
      <Select mode="multiple" options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
    </Asked>
  );
}

/** Whether a standard is met; neither answer is given beforehand. */
export function Verdict({ mustBeMet, ...props }: Props & { readonly mustBeMet: boolean }) {
  const words = useWords(commandWords);
  const met = {
    validator: async (_: unknown, value: unknown) => {
      if (mustBeMet && value === false) throw new Error(words.mustBeMet);
    },
  };
  return (
    <Asked {...props} rules={mustBeMet ? [met] : []} missing={words.choose}>
      <Radio.Group
        options={[
          { value: true, label: words.meets },
          { value: false, label: words.meetsNot },
        ]}
      />
    </Asked>
  );
}
