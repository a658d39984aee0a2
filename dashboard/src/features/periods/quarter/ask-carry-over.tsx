import { Form, Input } from 'antd';
import { useRef } from 'react';
import type { Unsettled } from '../../../api/types';
import { FormPlace } from '../../../components/form-place';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { OrderForm } from '../order-form';
import { quarterWords } from '../words/quarter';

type Props = {
  readonly quarter: string;
  readonly item: Unsettled['items'][number];
  /** The first day that a new deadline may be. */
  readonly first: string;
  readonly onClose: () => void;
};

/** 申请结转 of one item out of the quarter; a leader decides. */
export function AskCarryOver({ quarter, item, first, onClose }: Props) {
  const words = useWords(quarterWords);
  const say = useSay();
  const version = useRef(item.version);
  const done = () => {
    say(words.carryDone);
    onClose();
  };
  const required = { required: true, whitespace: true, message: words.required };
  return (
    <FormPlace className="asking">
      <OrderForm
        {...{ name: `carry-${item.task}`, press: words.carryOver, about: item.name, hint: words.hint_carryOver }}
        {...{ version: version.current, path: `/api/periods/${quarter}/carry-overs`, onDone: done }}
        body={({ deadline, reason }) => ({ task: item.task, deadline, reason: String(reason).trim() })}
        onCancel={{ label: words.cancel, press: onClose }}
      >
        <Form.Item
          name="deadline"
          label={words.newDeadline}
          extra={fill(words.deadlineFrom, { first })}
          rules={[{ required: true, message: words.required }]}
        >
          <Input type="date" min={first} className="narrow" />
        </Form.Item>
        <Form.Item name="reason" label={words.reason} rules={[required]}>
          <Input.TextArea rows={2} maxLength={10_000} />
        </Form.Item>
      </OrderForm>
    </FormPlace>
  );
}
