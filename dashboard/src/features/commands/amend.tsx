import { plusDays } from '../../../../domain/clocks/zone';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { useWords } from '../../words/language';
import { useOfficials } from '../items/use-directory';
import { amendBody } from './bodies';
import { Choice, Day, Words } from './fields';
import type { CommandForm } from './form';
import { commandWords } from './words';

/** 调整: what is given changes, with a reason; what is left empty stays. */
export const amend: CommandForm = {
  fields: Fields,
  initial: ({ standards }) => ({ standards: standards.map(({ text }) => text).join('\n') }),
  body: amendBody,
};

function Fields({ item }: { readonly item: Task }) {
  const words = useWords(commandWords);
  const { today } = useClock();
  const officials = useOfficials(true, `unit=${encodeURIComponent(item.leadUnit.code)}`);
  const leaders = useOfficials(true, 'role=leader');
  return (
    <>
      <Choice name="owner" label={words.newOwner} hint={item.owner.name} options={officials} optional />
      {!ownerOnly(item) && (
        <>
          <Choice name="leader" label={words.newLeader} hint={item.leader?.name} options={leaders} optional />
          <Day name="deadline" label={words.newDeadline} hint={item.deadline} min={plusDays(today(), 1)} optional />
          <Words name="standards" label={words.standards} />
        </>
      )}
      <Words name="reason" label={words.reason} />
    </>
  );
}

/** Under review nothing but the owner changes, nor by the head of a unit, who may do nothing of the secretariat's. */
function ownerOnly({ state, may, requests }: Task): boolean {
  const secretariats = ['accept', 'return', 'suspend', 'cancel', 'resume'] as const;
  return state === 'under_review' || !(requests.length > 1 || secretariats.some((name) => may.includes(name)));
}
