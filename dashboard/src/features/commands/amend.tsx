import { plusDays } from '../../../../domain/clocks/zone';
import { useClock } from '../../api/me';
import type { Task } from '../../api/types';
import { useWords } from '../../words/language';
import { useOfficials, useUnits } from '../items/use-directory';
import { amendBody } from './bodies';
import { Choice, Choices, Day, Words } from './fields';
import type { CommandForm } from './form';
import { commandWords } from './words';

/** 调整: what is given changes, with a reason; what is left empty stays. */
export const amend: CommandForm = {
  fields: Fields,
  initial: ({ standards, coUnitNames }) => ({
    coUnits: coUnitNames.map(({ code }) => code),
    standards: standards.map(({ text }) => text).join('\n'),
  }),
  body: amendBody,
};

function Fields({ item }: { readonly item: Task }) {
  const words = useWords(commandWords);
  const { today } = useClock();
  const officials = useOfficials(true, `unit=${encodeURIComponent(item.leadUnit.code)}`);
  const leaders = useOfficials(true, 'role=leader');
  const units = useCoUnits(item);
  return (
    <>
      <Choice name="owner" label={words.newOwner} hint={item.owner.name} options={officials} optional />
      {!ownerOnly(item) && (
        <>
          <Choice name="leader" label={words.newLeader} hint={item.leader?.name} options={leaders} optional />
          <Choices name="coUnits" label={words.coUnits} hint={words.coUnitsHint} options={units} optional />
          <Day name="deadline" label={words.newDeadline} hint={item.deadline} min={plusDays(today(), 1)} optional />
          <Words name="standards" label={words.standards} />
        </>
      )}
      <Words name="reason" label={words.reason} />
    </>
  );
}

/** Units that could co-operate, those that do first: who leads is none of them, and who does stays one though it was closed. */
function useCoUnits({ coUnitNames, leadUnit }: Task) {
  const present = coUnitNames.map(({ code, name }) => ({ value: code, label: name }));
  const others = useUnits(true).filter(({ value }) => !coUnitNames.some(({ code }) => code === value));
  return [...present, ...others].filter(({ value }) => value !== leadUnit.code);
}

/** Under review nothing but the owner changes, nor by the head of a unit, who may do nothing of the secretariat's. */
function ownerOnly({ state, may, requests }: Task): boolean {
  const secretariats = ['accept', 'return', 'suspend', 'cancel', 'resume'] as const;
  return state === 'under_review' || !(requests.length > 1 || secretariats.some((name) => may.includes(name)));
}
