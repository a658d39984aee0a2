/** Why a command was refused; stable codes that the API hands on (domain.md, "States of an item"). */
export const refusalCodes = [
  'not_in_this_state',
  'not_yours_to_do',
  'version_stale',
  'submitter_cannot_accept',
  'standards_incomplete',
  'standard_unknown',
  'standard_not_met',
  'standard_judged_twice',
  'no_standard_unmet',
  'milestone_unknown',
  'percent_fall_needs_reason',
  'reason_missing',
  'text_missing',
  'out_of_range',
  'request_unknown',
  'already_asked',
  'own_request',
  'deadline_not_later',
  'deadline_past',
  'deadline_within_quarter',
  'extensions_used_up',
  'no_extension_asked',
  'leader_decides',
  'secretariat_decides',
  'nothing_changed',
  'only_owner_now',
  'lead_cooperates',
  'only_within_unit',
  'notice_unknown',
  'notice_answered',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A refusal names its reason and what it stands on, so that the person can put it right. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
};
