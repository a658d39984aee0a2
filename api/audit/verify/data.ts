export type { Apart, Knows } from '../../../prisma/audit/beyond-ledger';
export { heldAgainstLedgers } from '../../../prisma/audit/beyond-ledger';
export type { Verified } from '../../../prisma/audit/verify';
export { verify } from '../../../prisma/audit/verify';
