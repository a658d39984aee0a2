export type { Verified } from '../../../prisma/audit/verify';
export { verify } from '../../../prisma/audit/verify';
