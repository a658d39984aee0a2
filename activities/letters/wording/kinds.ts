import type { LetterKind } from '../../../domain/letters/letter';
import type { LetterFacts } from '../letter-facts';
import { accepted } from './accepted';
import { approval } from './approval';
import { assignment } from './assignment';
import type { Content, KindWording } from './content';
import { decision } from './decision';
import { escalation } from './escalation';
import { instruction } from './instruction';
import { reportMissing, reportReminder } from './monthly';
import { notice, noticeAnswered, noticeLapsed } from './notice';
import { overdue } from './overdue';
import { released } from './released';
import { reminder } from './reminder';
import { returned } from './returned';
import { review } from './review';
import { signChase } from './sign-chase';
import { urging } from './urging';

const wordings: Record<LetterKind, KindWording> = {
  ...{ assignment, released, sign_chase: signChase, reminder, report_reminder: reportReminder },
  ...{ report_missing: reportMissing, review, returned, approval, decision, accepted, overdue, escalation },
  ...{ notice, notice_answered: noticeAnswered, notice_lapsed: noticeLapsed, instruction, urging },
};

/** What a letter says, in its reader's language. */
export function contentOf(facts: LetterFacts): Content {
  return wordings[facts.kind][facts.locale](facts);
}
