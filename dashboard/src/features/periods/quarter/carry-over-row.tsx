import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useClock } from '../../../api/me';
import type { CarryOver } from '../../../api/types';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { OrderForm } from '../order-form';
import { useRights } from '../use-rights';
import { quarterWords } from '../words/quarter';

type Decision = 'approve' | 'reject';
type Props = { readonly quarter: string; readonly carryOver: CarryOver };

const signs = { asked: '…', approved: '✓', rejected: '✗', lapsed: '–' } as const;

/** A carry-over with its history; a leader decides the one that waits. */
export function CarryOverRow({ quarter, carryOver }: Props) {
  const words = useWords(quarterWords);
  const { moment, due } = useClock();
  const { decide } = useRights();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const { task, item, state, deadline, reason, askedBy, askedAt, decidedBy, decidedAt, refusal } = carryOver;
  const waits = state === 'asked';
  return (
    <li>
      <span>
        {signs[state]} {words[state]}
      </span>
      <span className="grows">
        <Link to={`/items/${task}`}>{`${item.number}. ${item.task}`}</Link>
        <div className="soft">{`${item.leadUnit.name} · ${item.owner.name}`}</div>
        <div>
          {fill(words.wanted, { deadline: due(deadline) })} · {fill(words.because, { reason })}
        </div>
        <div className="soft">{fill(words.askedBy, { by: askedBy, at: moment(askedAt) })}</div>
        {decidedAt && (
          <div className="soft">{fill(words.decidedBy, { by: decidedBy ?? '', at: moment(decidedAt) })}</div>
        )}
        {refusal && <div>{fill(words.refusal, { reason: refusal })}</div>}
        {waits && !decide && <div className="soft">{words.leaderDecides}</div>}
        {waits && decide && deciding && (
          <Decide {...{ quarter, carryOver, decision: deciding }} onClose={() => setDeciding(null)} />
        )}
      </span>
      {waits && decide && !deciding && (
        <span className="no-print">
          {(['approve', 'reject'] as const).map((one) => (
            <Button key={one} size="small" aria-label={`${words[one]}: ${item.task}`} onClick={() => setDeciding(one)}>
              {words[one]}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}

type DecideProps = Props & { readonly decision: Decision; readonly onClose: () => void };

function Decide({ quarter, carryOver, decision, onClose }: DecideProps) {
  const words = useWords(quarterWords);
  const say = useSay();
  const done = () => {
    say(words.carryDone);
    onClose();
  };
  const { id, item } = carryOver;
  return (
    <OrderForm
      {...{ name: `${decision}-${id}`, press: words[decision], about: item.task, hint: words[`hint_${decision}`] }}
      path={`/api/periods/${quarter}/carry-overs/${encodeURIComponent(id)}/${decision}`}
      body={({ reason }) => (decision === 'reject' ? { reason: String(reason).trim() } : {})}
      onDone={done}
      onCancel={{ label: words.cancel, press: onClose }}
    >
      {decision === 'reject' && (
        <Form.Item
          name="reason"
          label={words.reason}
          rules={[{ required: true, whitespace: true, message: words.required }]}
        >
          <Input.TextArea rows={2} maxLength={10_000} />
        </Form.Item>
      )}
    </OrderForm>
  );
}
