import { createHash } from 'node:crypto';
import type { Command, CommandType } from '../../../domain/item/command';
import { groundFor } from '../../../domain/people/rights';
import type { Outcome } from '../../../workflows/messages/key-task';
import type { Scope } from '../../access/scope';
import { capacitiesOn } from '../../access/scope';
import type { Account } from '../../accounts/account';
import type { Dependencies } from '../../deps';
import { ProblemError, problem, problemsOf } from '../../problem';
import type { Checked } from '../../route';
import { findOutcome, findPlaced } from './data';
import { orderOf } from './order';
import type { BodyOf, OfferedCommand } from './schema';
import { commandWords } from './schema';
import { sendCommand } from './send';
import { refusalProblems } from './wording';

/** Who gives a command, and on what they stand. */
export type Commander = { readonly deps: Dependencies; readonly account: Account; readonly scope: Scope };

/** What is to be done on which item; the same id has one outcome, however often it is given. */
export type Errand<Type extends OfferedCommand> = {
  readonly id: string;
  readonly task: string;
  readonly type: Type;
  readonly body: BodyOf<Type>;
  readonly ifVersion: number | undefined;
};

/**
 * Has a command carried out, as far as this person sees the item (404) and has a ground for it (403). `ready` runs once
 * both are settled. What an order names may be gone when a request is repeated: what was recorded then is the outcome.
 */
export async function carryOut<Type extends OfferedCommand>(
  { deps, account, scope }: Commander,
  { id, task, type, body, ifVersion }: Errand<Type>,
  ready: () => Promise<unknown> = async () => undefined,
): Promise<Outcome> {
  const { database, settings } = deps;
  const placed = await findPlaced(database, task, scope);
  if (!placed) throw problem('not_found');
  const as = groundFor(type, capacitiesOn(placed, account, scope), placed);
  if (!as) throw notYours(type);
  await ready();
  const coUnit = as === 'co_unit' ? (placed.coUnits.find((unit) => scope.units.includes(unit)) ?? null) : null;
  const by = {
    ...{ database, task, sender: account.id, leadUnit: placed.leadUnitCode, coUnit },
    ...{ zone: settings.DUBAN_TIMEZONE, evidenceMiB: settings.DUBAN_EVIDENCE_ITEM_MIB },
  };
  try {
    const order = await orderOf(type, body, by);
    const actor = { id: account.id, name: account.name, as };
    const command: Command = { id, at: placed.now, actor, ifVersion, order };
    return await sendCommand(deps, task, command);
  } catch (error) {
    const recorded = error instanceof ProblemError && (await findOutcome(database, task, id));
    if (!recorded) throw error;
    return recorded;
  }
}

/**
 * The id of a command: the same request has the same one, wherever and however often it is sent, and for each of several
 * items its own; the engine and the ledger go by it. Without an Idempotency-Key no other request is the same.
 */
export function commandId({ id, idempotency }: Pick<Checked, 'id' | 'idempotency'>, ...task: string[]): string {
  if (!idempotency && task.length === 0) return id;
  const same = idempotency ? [idempotency.account, idempotency.route, idempotency.key] : [id];
  return createHash('sha256')
    .update([...same, ...task].join('\n'))
    .digest('hex');
}

function notYours(type: CommandType) {
  return problemsOf(refusalProblems)('not_yours_to_do', { params: { command: commandWords(type) } });
}
