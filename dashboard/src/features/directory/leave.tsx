import { Button, Form, Input, Select } from 'antd';
import type { Official } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { FormPlace } from '../../components/form-place';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { useOfficials } from '../items/use-directory';
import { directoryWords } from './words';

type Entered = { readonly successor?: string; readonly reason?: string };

/** 离任: ends somebody's time in office; a successor takes their open items over. */
export function Leave({ official, onBack }: { readonly official: Official; readonly onBack: () => void }) {
  const words = useWords(directoryWords);
  const states = useWords(stateWords);
  const say = useSay();
  const people = useOfficials(true);
  const { give, pending, error } = useCommand<unknown>({
    onDone: () => {
      say(fill(words.leftDone, { name: official.name }));
      onBack();
    },
  });
  const leave = ({ successor, reason }: Entered) =>
    give({
      path: `/api/officials/${official.id}/leave`,
      body: { ...(successor && { successor }), ...(reason?.trim() && { reason: reason.trim() }) },
    });
  return (
    <FormPlace>
      <h2>{fill(words.leaveOf, { name: official.name })}</h2>
      <Form<Entered> name="leave" layout="vertical" requiredMark={false} onFinish={leave}>
        <Form.Item name="successor" label={words.successor} extra={words.successorHint}>
          <Select
            allowClear
            options={people.filter(({ value }) => value !== official.email)}
            showSearch={{ optionFilterProp: 'label' }}
          />
        </Form.Item>
        <Form.Item name="reason" label={words.reason}>
          <Input.TextArea className="grows" rows={2} maxLength={1_000} />
        </Form.Item>
        {error && <Failure error={error} />}
        <p role="status">{pending && states.working}</p>
        <Button type="primary" danger htmlType="submit" aria-disabled={pending} data-press="leave">
          {words.leaveDo}
        </Button>{' '}
        <Button onClick={onBack}>{words.cancel}</Button>
      </Form>
    </FormPlace>
  );
}
