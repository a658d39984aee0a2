import { Button, Form, Input, Select } from 'antd';
import type { Unit } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { FormPlace } from '../../components/form-place';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { useUnits } from '../items/use-directory';
import { directoryWords } from './words';

export type UnitAct = 'rename' | 'merge' | 'close';
type Entered = { readonly name?: string; readonly other?: string; readonly reason?: string };
type Props = { readonly unit: Unit; readonly act: UnitAct; readonly onBack: () => void };
type Changed = { readonly warnings: readonly { readonly message: string }[] };

/** 更名、并入、撤销: what is open goes along, each item with its history. */
export function ChangeUnit({ unit, act, onBack }: Props) {
  const words = useWords(directoryWords);
  const states = useWords(stateWords);
  const say = useSay();
  const units = useUnits(act !== 'rename');
  const { give, pending, error } = useCommand<Changed>({
    onDone: ({ warnings }) => {
      say([words.done, ...warnings.map(({ message }) => message)].join(' '));
      onBack();
    },
  });
  const required = [{ required: true, message: words.needed }];
  const change = ({ name, other, reason }: Entered) => {
    const why = reason?.trim();
    const path = `/api/units/${encodeURIComponent(unit.code)}` as const;
    if (act === 'rename') give({ path, method: 'PATCH', body: { name: name?.trim(), ...(why && { reason: why }) } });
    else give({ path: `${path}/${act}`, body: { [act === 'merge' ? 'into' : 'successor']: other, reason: why } });
  };
  return (
    <FormPlace>
      <h2>{fill(words[`${act}Of`], { name: unit.name })}</h2>
      <Form<Entered>
        name="unit"
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: unit.name }}
        onFinish={change}
      >
        {act === 'rename' ? (
          <Form.Item name="name" label={words.newName} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        ) : (
          <Form.Item name="other" label={act === 'merge' ? words.into : words.takesOver} rules={required}>
            <Select
              options={units.filter(({ value }) => value !== unit.code)}
              showSearch={{ optionFilterProp: 'label' }}
            />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={act === 'rename' ? words.reason : words.reasonNeeded}
          rules={act === 'rename' ? [] : required}
        >
          <Input.TextArea className="grows" rows={2} maxLength={1_000} />
        </Form.Item>
        {error && <Failure error={error} />}
        <p role="status">{pending && states.working}</p>
        <Button type="primary" htmlType="submit" aria-disabled={pending} data-press={act}>
          {words[act]}
        </Button>{' '}
        <Button onClick={onBack}>{words.cancel}</Button>
      </Form>
    </FormPlace>
  );
}
