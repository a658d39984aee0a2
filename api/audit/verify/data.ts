export type { Progress, Verified } from '../../../prisma/audit/verify';
export { parts, verify } from '../../../prisma/audit/verify';
