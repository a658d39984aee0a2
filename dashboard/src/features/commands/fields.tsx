import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
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

/** Words of a person. */
export function Words({ name, label, hint, optional = false }: Props) {
  const words = useWords(commandWords);
  return (
    <Form.Item
      name={path(name)}
      label={optional ? `${label}${words.optional}` : label}
      extra={hint}
      rules={optional ? [] : [{ required: true, whitespace: true, message: words.required }]}
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={10_000} />
    </Form.Item>
  );
}

/** A whole number from 0 to 100. */
export function Share({ name, label, hint }: Props) {
  const words = useWords(commandWords);
  const range = { pattern: /^\s*(\d{1,2}|100)\s*$/, message: words.percentRange };
  return (
    <Form.Item
      name={path(name)}
      label={label}
      extra={hint}
      rules={[{ required: true, message: words.required }, range]}
    >
      <Input inputMode="numeric" maxLength={3} className="narrow" />
    </Form.Item>
  );
}

/** A day. */
export function Day({ name, label, hint, optional = false, min }: Props & { readonly min?: string }) {
  const words = useWords(commandWords);
  return (
    <Form.Item
      name={path(name)}
      label={optional ? `${label}${words.optional}` : label}
      extra={hint}
      rules={optional ? [] : [{ required: true, message: words.required }]}
    >
      <Input type="date" min={min} className="narrow" />
    </Form.Item>
  );
}

type Option = { readonly value: string; readonly label: string };

/** One of several. */
export function Choice({ name, label, hint, optional = false, options }: Props & { readonly options: Option[] }) {
  const words = useWords(commandWords);
  return (
    <Form.Item
      name={path(name)}
      label={optional ? `${label}${words.optional}` : label}
      extra={hint}
      rules={optional ? [] : [{ required: true, message: words.choose }]}
    >
      <Select options={options} allowClear={optional} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}

/** Whether a standard is met; neither answer is given beforehand. */
export function Verdict({ name, label, hint, mustBeMet }: Props & { readonly mustBeMet: boolean }) {
  const words = useWords(commandWords);
  const met = {
    validator: async (_: unknown, value: unknown) => {
      if (mustBeMet && value === false) throw new Error(words.mustBeMet);
    },
  };
  return (
    <Form.Item
      name={path(name)}
      label={label}
      extra={hint}
      rules={[{ required: true, message: words.choose }, ...(mustBeMet ? [met] : [])]}
    >
      <Radio.Group
        options={[
          { value: true, label: words.meets },
          { value: false, label: words.meetsNot },
        ]}
      />
    </Form.Item>
  );
}
