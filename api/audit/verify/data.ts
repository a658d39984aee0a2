export type { Grounded } from '../../../prisma/audit/asked-for';
export { groundsOf } from '../../../prisma/audit/asked-for';
export type { Apart, Knows } from '../../../prisma/audit/beyond-ledger';
export { heldAgainstLedgers } from '../../../prisma/audit/beyond-ledger';
export type { Progress, Verified } from '../../../prisma/audit/verify';
export { parts, verify } from '../../../prisma/audit/verify';
