import { useState } from 'react';
import type { Policy } from '../../../../domain/policy';
import { readDraft, ruling } from '../commands/drafts';
import type { Entered } from '../commands/entered';
import { useDraft } from '../commands/use-draft';
import type { EnteredPolicy, PolicyDraft } from './entered';
import { enteredOf, isChanged, rebased } from './entered';

/** Whose rules are changed: the organisation's (`theOrganisation`) or a batch's, and what they are called among drafts. */
export type Ruled = { readonly id: string; readonly called: string };

/** Whether somebody has changed rules on this device and not put them in force. */
export function hasPolicyDraft(account: string, id: string): boolean {
  return readDraft({ account, item: id, command: ruling }) !== null;
}

/** What is typed into the form of rules, kept on this device until it is put in force or given up. */
export function usePolicyDraft(account: string, { id, called }: Ruled, version: number, inForce: Policy) {
  const { found, keptAt, fails, keep, drop } = useDraft(account, { id, task: called, version }, ruling);
  const [first] = useState(() => begun(found?.entered, inForce));
  return {
    ...{ ...first, keptAt, fails, drop },
    keep(typed: EnteredPolicy) {
      if (isChanged(typed, inForce)) keep({ typed, over: inForce });
      else drop();
    },
  };
}

/** What the form begins with, and whether the rules have changed since it was typed. */
function begun(
  entered: Entered | undefined,
  inForce: Policy,
): { readonly initial: EnteredPolicy; readonly moved: boolean } {
  if (!entered?.typed || !entered.over) return { initial: enteredOf(inForce), moved: false };
  const draft = entered as PolicyDraft;
  return { initial: rebased(draft, inForce), moved: JSON.stringify(draft.over) !== JSON.stringify(inForce) };
}
