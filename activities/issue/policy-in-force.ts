import type { Policy } from '../../domain/policy';
import { defaultPolicy } from '../../domain/policy';
import type { Transaction } from '../../prisma/client';

/**
 * The whole policy that a batch is issued under: the rules' defaults, what the organisation has set, and what the
 * batch has of its own, in this order. All were validated when they came in.
 */
export async function policyInForce(database: Transaction, own: unknown): Promise<Policy> {
  const setting = await database.setting.findUnique({ where: { key: 'policy' } });
  return { ...defaultPolicy, ...keys(setting?.value), ...keys(own) };
}

function keys(value: unknown): Partial<Policy> {
  return typeof value === 'object' && value !== null ? value : {};
}
