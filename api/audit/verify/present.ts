import type { z } from 'zod';
import { keyIdOf } from '../../../audit/signing-key';
import type { Locale } from '../../../domain/locale';
import type { Verified } from './data';
import { sayFault } from './fault-words';
import type { verifyAnswer } from './schema';

/** What a verification found, by the keys that it went by. */
export function presentVerified(
  { counted, faults, total }: Verified,
  keys: readonly string[],
  locale: Locale,
): z.input<typeof verifyAnswer> {
  return {
    ok: total === 0,
    checked: counted.ledger,
    counts: counted,
    broken: faults.map((fault) => ({ ...fault, what: sayFault(fault, locale) })),
    brokenTotal: total,
    keyIds: [...new Set(keys.map(keyIdOf))],
  };
}
