import { Form, Input, Select } from 'antd';
import { useEffect, useRef } from 'react';
import { lights, states } from '../../../../../domain/item/item';
import type { PeriodEntry } from '../../../api/types';
import { useSay } from '../../../components/said';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { Entered } from '../order-form';
import { OrderForm } from '../order-form';
import { entriesWords } from '../words/entries';
import { monthWords } from '../words/month';
import { quarterWords } from '../words/quarter';
import type { Correctable } from './facts-of-entry';
import { correctable, useFactWords } from './facts-of-entry';

const highest: Partial<Record<Correctable, number>> = {
  percent: 100,
  step: 3,
  daysOverdue: 100_000,
  effectRating: 100,
};

type Props = { readonly period: string; readonly entry: PeriodEntry; readonly onClose: () => void };

/** Corrects an entry: what is filled in is corrected, what is left empty stays. */
export function AdjustForm({ period, entry, onClose }: Props) {
  const words = useWords(entriesWords);
  const { cancel } = useWords(quarterWords);
  const { required } = useWords(monthWords);
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector<HTMLElement>('input')?.focus();
  }, []);
  const done = () => {
    say(words.adjustDone);
    onClose();
  };
  return (
    <section ref={place} className="panel" aria-label={`${words.adjust}: ${entry.name}`}>
      <OrderForm
        {...{ name: 'adjust', press: words.adjust, hint: fill(words.hint_adjust, { name: entry.name }), onDone: done }}
        path={`/api/periods/${period}/adjustments`}
        body={(entered) => bodyOf(entered, entry.task)}
        onCancel={{ label: cancel, press: onClose }}
      >
        <div className="fields">
          {correctable.map((field) => (
            <CorrectedField key={field} field={field} entry={entry} />
          ))}
        </div>
        <Form.Item name="reason" label={words.reason} rules={[{ required: true, whitespace: true, message: required }]}>
          <Input.TextArea rows={2} maxLength={2_000} />
        </Form.Item>
      </OrderForm>
    </section>
  );
}

function CorrectedField({ field, entry }: { readonly field: Correctable; readonly entry: PeriodEntry }) {
  const words = useWords(entriesWords);
  const told = useFactWords();
  const max = highest[field];
  const whole = {
    validator: async (_: unknown, typed = '') => {
      if (typed !== '' && !(/^\d+$/.test(typed) && Number(typed) <= (max ?? 0)))
        throw new Error(fill(words.wholeNumber, { max: max ?? 0 }));
    },
  };
  const options = { state: states, light: lights, reported: [true, false] } as const;
  return (
    <Form.Item
      name={field}
      label={words[`field_${field}`]}
      extra={fill(words.entrySays, { now: told(entry[field]) })}
      rules={max === undefined ? [] : [whole]}
    >
      {max === undefined ? (
        <Select
          allowClear
          placeholder={words.asItIs}
          options={options[field as keyof typeof options].map((value) => ({ value, label: told(value) }))}
        />
      ) : (
        <Input inputMode="numeric" placeholder={words.asItIs} />
      )}
    </Form.Item>
  );
}

/** What was filled in, as the API takes it. */
function bodyOf({ reason, ...entered }: Entered, task: string) {
  const corrects = Object.entries(entered)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([field, value]) => [field, field in highest ? Number(value) : value]);
  return { task, corrects: Object.fromEntries(corrects), reason: String(reason).trim() };
}
