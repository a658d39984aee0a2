import { Form, Input } from 'antd';
import { useState } from 'react';
import { instantOf, wallClock } from '../../../../../domain/clocks/zone';
import { useClock, useMe } from '../../../api/me';
import type { Period } from '../../../api/types';
import { Failure } from '../../../components/failure';
import { Progress } from '../../../components/progress';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { Holds } from '../head';
import { OrderForm } from '../order-form';
import { usePreclose } from '../use-periods';
import { monthWords } from '../words/month';

/**
 * 月结 by hand: as of the cut-off once that has passed, by the product's clock and not by the reader's, else as of an
 * instant that is chosen, with what it would take beside it.
 */
export function CloseForm({ period }: { readonly period: Period }) {
  const { id, cutOff, holds } = period;
  const words = useWords(monthWords);
  const say = useSay();
  const { moment } = useClock();
  const done = (now: Period) => {
    const sentence = now.state === 'closing' ? words.closeBegun : words.closeDone;
    say(fill(sentence, { id, count: now.entryCount ?? 0 }));
  };
  const [hold] = holds;
  if (hold && hold.code !== 'cut_off_ahead') return <Holds id={id} holds={holds} />;
  if (hold) return <CloseEarly period={period} onDone={done} />;
  return (
    <OrderForm<Period>
      {...{ name: 'close', press: words.close, hint: fill(words.hint_close, { at: moment(cutOff) }), onDone: done }}
      path={`/api/periods/${id}/close`}
    />
  );
}

type EarlyProps = { readonly period: Period; readonly onDone: (now: Period) => void };

function CloseEarly({ period: { id, cutOff }, onDone }: EarlyProps) {
  const words = useWords(monthWords);
  const { moment } = useClock();
  const { data: me } = useMe();
  const [asOf, setAsOf] = useState<string | null>(null);
  const zone = me?.organisation.timeZone ?? 'Asia/Shanghai';
  const instant = (local: string) => new Date(instantOf(local.slice(0, 10), local.slice(11, 16), zone)).toISOString();
  const passed = {
    validator: async (_: unknown, local?: string) => {
      if (local && Date.parse(instant(local)) > Date.now()) throw new Error(words.notPassed);
    },
  };
  return (
    <OrderForm<Period>
      {...{ name: 'close', press: words.closeEarly, hint: fill(words.hint_closeEarly, { at: moment(cutOff) }), onDone }}
      path={`/api/periods/${id}/close`}
      sure={{ label: words.sureClose, first: words.confirmFirst }}
      body={({ asOf: local }) => ({ asOf: instant(String(local)) })}
    >
      <Form.Item
        name="asOf"
        label={words.asOf}
        extra={fill(words.hint_asOf, { zone })}
        rules={[{ required: true, message: words.required }, passed]}
        getValueFromEvent={({ target }: { target: HTMLInputElement }) => {
          const at = target.value && instant(target.value);
          setAsOf(at && Date.parse(at) <= Date.now() ? at : null);
          return target.value;
        }}
      >
        <Input
          type="datetime-local"
          className="narrow"
          min={`${id}-01T00:00`}
          max={wallClock(Date.now(), zone).slice(0, 16).replace(' ', 'T')}
        />
      </Form.Item>
      {asOf && <Meaning id={id} asOf={asOf} />}
    </OrderForm>
  );
}

/** What closing as of an instant would take, and what becomes of the rest of the month. */
function Meaning({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const words = useWords(monthWords);
  const { moment } = useClock();
  const { data, error, isPlaceholderData } = usePreclose(id, asOf);
  if (error) return <Failure error={error} />;
  if (!data || isPlaceholderData) return <Progress label={words.reckoning} />;
  const { open, overdue, reportsMissing: missing } = data.figures.overall;
  return (
    <div role="status" className="means">
      <p>{fill(words.closeMeans, { at: moment(asOf), count: data.entryCount, open, overdue, missing })}</p>
      {data.holds.length > 0 && <Holds id={id} holds={data.holds} />}
    </div>
  );
}
