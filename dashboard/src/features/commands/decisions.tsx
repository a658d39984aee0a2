import { plusDays } from '../../../../domain/clocks/zone';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { useWords } from '../../words/language';
import { itemWords } from '../item/words';
import { Choice, Day, Words } from './fields';
import type { CommandForm } from './form';
import { commandWords } from './words';

type Props = { readonly item: Task };

/** Only a reason is asked for. */
export const reasoned: CommandForm = {
  fields: function ReasonField() {
    return <Words name="reason" label={useWords(commandWords).reason} />;
  },
};

export const requestExtension: CommandForm = {
  fields: function ExtensionFields({ item }: Props) {
    const words = useWords(commandWords);
    const { today } = useClock();
    const [latest = today()] = [item.deadline.slice(0, 10), today()].toSorted().toReversed();
    return (
      <>
        <Day name="deadline" label={words.newDeadline} min={plusDays(latest, 1)} />
        <Words name="reason" label={words.reason} />
      </>
    );
  },
};

export const reopen: CommandForm = {
  fields: function ReopenFields({ item }: Props) {
    const words = useWords(commandWords);
    return (
      <>
        <Words name="reason" label={words.reason} />
        <Day name="deadline" label={words.newDeadline} hint={item.deadline} optional />
      </>
    );
  },
};

export const approve: CommandForm = { fields: RequestField, initial: onlyRequest };

export const reject: CommandForm = {
  initial: onlyRequest,
  fields: function RejectFields({ item }: Props) {
    const words = useWords(commandWords);
    return (
      <>
        <RequestField item={item} />
        <Words name="reason" label={words.reason} />
      </>
    );
  },
};

/** Which request is decided; the only one there is stands there already. */
function RequestField({ item }: Props) {
  const words = useWords(commandWords);
  const named = useWords(itemWords);
  const options = item.requests.map(({ id, kind, by, reason }) => ({
    value: id,
    label: `${named[`request_${kind}`]} · ${by} · ${reason}`,
  }));
  return <Choice name="request" label={words.request} options={options} />;
}

function onlyRequest({ requests }: Task) {
  return requests.length === 1 ? { request: requests[0]?.id } : {};
}

export const instruct: CommandForm = {
  fields: function InstructField() {
    return <Words name="text" label={useWords(commandWords).instruction} />;
  },
};

export const remind: CommandForm = {
  fields: function RemindField() {
    return <Words name="note" label={useWords(commandWords).remark} optional />;
  },
};
