import type { Relation } from '../../../../domain/people/roles';
import type { Policy } from '../../../../domain/policy';
import { daysOf, listOf, spanOf, spansOf } from './spans';

export type EnteredRung = {
  readonly after: string;
  readonly to: readonly Relation[];
  readonly notice?: boolean;
  readonly answerWithin?: string;
  readonly bulletin?: boolean;
};

/** A policy as its form holds it: spans are days, lists are one text. */
export type EnteredPolicy = Readonly<
  Record<'remindBefore' | 'remindAt' | 'signWithin' | 'reportDueDay' | 'reportRemindBefore', string> &
    Record<'yellowBefore' | 'extensionsMax' | 'monthCutoff', string>
> & {
  readonly digest: boolean;
  readonly escalation: readonly EnteredRung[];
  readonly note?: string;
  readonly applyTo: 'new' | 'running';
};

export function enteredOf(policy: Policy): EnteredPolicy {
  return {
    ...{ remindBefore: listOf(policy.remindBefore, ', '), reportRemindBefore: listOf(policy.reportRemindBefore, ', ') },
    ...{ signWithin: daysOf(policy.signWithin), yellowBefore: daysOf(policy.yellowBefore) },
    ...{ remindAt: policy.remindAt, monthCutoff: policy.monthCutoff, digest: policy.digest },
    ...{ reportDueDay: String(policy.reportDueDay), extensionsMax: String(policy.extensionsMax) },
    escalation: policy.escalation.map(({ after, to, notice = false, answerWithin, bulletin = false }) => ({
      ...{ after: daysOf(after), to, notice, bulletin, answerWithin: answerWithin ? daysOf(answerWithin) : '' },
    })),
    applyTo: 'new',
  };
}

/** The keys to be set: those that were set before, and those that now differ from what is in force. */
export function keysOf(entered: EnteredPolicy, inForce: Policy, own: Partial<Policy>): Partial<Policy> {
  const whole = policyOf(entered);
  const before = policyOf(enteredOf(inForce));
  const keys = (Object.keys(whole) as (keyof Policy)[]).filter(
    (key) => key in own || JSON.stringify(whole[key]) !== JSON.stringify(before[key]),
  );
  return Object.fromEntries(keys.map((key) => [key, whole[key]]));
}

/** What a draft holds of rules that were changed and not put in force: what was typed, and the rules that it was typed over. */
export type PolicyDraft = { readonly typed: EnteredPolicy; readonly over: Policy };

/** A draft on the rules that are in force by now: what was changed in it stays, everything else is as it is now. */
export function rebased({ typed, over }: PolicyDraft, inForce: Policy): EnteredPolicy {
  const now = enteredOf(inForce);
  // A draft of a former build may lack what there is by now.
  const whole = { ...now, ...typed };
  const changed = keysOf(whole, { ...inForce, ...over }, {});
  const kept = Object.fromEntries(
    Object.keys(inForce).flatMap((key) => (key in changed ? [] : [[key, now[key as keyof Policy]]])),
  );
  return { ...whole, ...kept };
}

/** Whether anything stands in the form that would be lost. */
export function isChanged(entered: EnteredPolicy, inForce: Policy): boolean {
  const { note = '', applyTo } = entered;
  return Object.keys(keysOf(entered, inForce, {})).length > 0 || note.trim() !== '' || applyTo === 'running';
}

function policyOf(entered: EnteredPolicy): Policy {
  return {
    ...{ remindBefore: spansOf(entered.remindBefore), reportRemindBefore: spansOf(entered.reportRemindBefore) },
    ...{ signWithin: spanOf(entered.signWithin), yellowBefore: spanOf(entered.yellowBefore) },
    ...{ remindAt: entered.remindAt.trim(), monthCutoff: entered.monthCutoff.trim(), digest: entered.digest },
    ...{ reportDueDay: Number(entered.reportDueDay), extensionsMax: Number(entered.extensionsMax) },
    escalation: entered.escalation.map(({ after, to, notice, answerWithin, bulletin }) => ({
      ...{ after: spanOf(after), to },
      ...(notice && { notice: true }),
      ...(notice && answerWithin?.trim() && { answerWithin: spanOf(answerWithin) }),
      ...(bulletin && { bulletin: true }),
    })),
  };
}
