import { Button, Form } from 'antd';
import { useState } from 'react';
import { plusDays } from '../../../../../domain/clocks/zone';
import { useClock } from '../../../api/me';
import type { Me } from '../../../api/types';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { Entered } from '../../commands/entered';
import { given } from '../../commands/entered';
import { Choice, Choices, Day, Words } from '../../commands/fields';
import { commandWords } from '../../commands/words';
import { useOfficials, useUnits } from '../use-directory';
import type { Order } from './bulk-drawer';
import { Consequences } from './consequences';
import type { Chosen } from './run';
import { begin } from './runner';
import { bulkWords } from './words';

type Props = { readonly me: Me; readonly order: Order; readonly onClose: () => void };

/** What is to be done with many items: its fields, and what will follow for how many and for whom. */
export function BulkForm({ me, order, onClose }: Props) {
  const words = useWords(bulkWords);
  const [form] = Form.useForm<Entered>();
  const entered = Form.useWatch([], form) ?? {};
  const { command, filter, chosen } = order;
  const [isWanting, setWanting] = useState(false);
  const finish = (said: Entered) => {
    const isEmpty = command === 'amend' && !amended.some((field) => isGiven(said[field]));
    setWanting(isEmpty);
    if (!isEmpty)
      begin(me.id, {
        command,
        filter,
        chosen,
        body: given(Object.fromEntries(Object.entries(said).filter(([, value]) => isGiven(value)))),
      });
  };
  return (
    <Form<Entered>
      {...{ form, name: `bulk-${command}`, layout: 'vertical', requiredMark: false, noValidate: true }}
      scrollToFirstError={{ focus: true }}
      onFinish={finish}
    >
      {command === 'remind' ? <RemindFields /> : <AmendFields chosen={chosen} me={me} />}
      <Consequences {...{ command, chosen, entered }} />
      {isWanting && <p role="alert">⚠ {words.somethingWanted}</p>}
      <Button type="primary" htmlType="submit" data-press={`bulk-${command}`}>
        {fill(words[`press_${command}`], { count: chosen.length })}
      </Button>{' '}
      <Button onClick={onClose}>{words.back}</Button>
    </Form>
  );
}

/** Of what an amendment changes at least one is given. */
const amended = ['deadline', 'owner', 'leader', 'coUnits'] as const;

/** A list in which nothing was chosen changes nothing. */
function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function RemindFields() {
  return <Words name="note" label={useWords(commandWords).remark} optional />;
}

/** Whoever only heads a unit hands items on within it, and changes nothing else. */
function AmendFields({ chosen, me }: { readonly chosen: readonly Chosen[]; readonly me: Me }) {
  const words = useWords(commandWords);
  const bulk = useWords(bulkWords);
  const { today } = useClock();
  const units = new Set(chosen.map(({ leadUnit }) => leadUnit.code));
  const [only] = units;
  const all = me.roles.includes('secretariat');
  const officials = useOfficials(true, units.size === 1 && only ? `unit=${encodeURIComponent(only)}` : '');
  const leaders = useOfficials(all, 'role=leader');
  const open = useUnits(all);
  return (
    <>
      {all && <Day name="deadline" label={words.newDeadline} min={plusDays(today(), 1)} optional />}
      <Choice
        {...{ name: 'owner', label: words.newOwner, options: officials, optional: true }}
        hint={units.size > 1 && fill(bulk.units, { count: units.size })}
      />
      {all && <Choice name="leader" label={words.newLeader} options={leaders} optional />}
      {all && <Choices name="coUnits" label={words.coUnits} hint={bulk.coUnitsInstead} options={open} optional />}
      <Words name="reason" label={words.reason} />
    </>
  );
}
