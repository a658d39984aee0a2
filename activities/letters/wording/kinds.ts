import type { LetterKind } from '../../../domain/letters/letter';
import type { LetterFacts } from '../letter-facts';
import { assignment } from './assignment';
import type { Content, KindWording } from './content';
import { escalation } from './escalation';
import { overdue } from './overdue';
import { reminder } from './reminder';
import { returned } from './returned';

const wordings: Record<LetterKind, KindWording> = { assignment, reminder, returned, overdue, escalation };

/** What a letter says, in its reader's language. */
export function contentOf(facts: LetterFacts): Content {
  return wordings[facts.kind][facts.locale](facts);
}
