import { createHash, randomUUID } from 'node:crypto';
import type { Command, CommandType } from '../../../domain/item/command';
import { groundFor } from '../../../domain/people/rights';
import { loadScope } from '../../access/data';
import { capacitiesOn } from '../../access/scope';
import { claimKey } from '../../idempotency/data';
import { problem, problemsOf } from '../../problem';
import type { IdempotentRequest } from '../../route';
import { route } from '../../route';
import { readLedger } from '../detail/data';
import { taskParams } from '../schema';
import { findPlaced } from './data';
import { orderOf } from './order/order';
import { presentEntry, problemOf } from './outcome';
import { commandAnswer, commandTable, commandWords, offeredCommands } from './schema';
import { sendCommand } from './send';
import { refusalProblems } from './wording';

/** One route for each command of the table: a new command needs no route of its own. */
export const taskCommandRoutes = offeredCommands.map((type) =>
  route({
    method: 'post',
    path: `/api/tasks/{id}/${type}`,
    summary: commandTable[type].summary,
    tag: 'tasks',
    by: 'every account',
    params: taskParams,
    body: commandTable[type].body,
    conditional: true,
    answers: { status: 200, schema: commandAnswer },
    refuses: [403, 409, 412, 422],
    async handle({ deps, account, params, body, idempotency, ifMatch, locale }) {
      const zone = deps.settings.DUBAN_TIMEZONE;
      const scope = await loadScope(deps.database, account);
      const placed = await findPlaced(deps.database, params.id, scope);
      if (!placed) throw problem('not_found');
      const as = groundFor(type, capacitiesOn(placed, account, scope));
      if (!as) throw notYours(type);
      if (idempotency) await claimKey(deps.database, idempotency);
      const command: Command = {
        id: commandId(idempotency),
        at: placed.now,
        actor: { id: account.id, name: account.name, as },
        ifVersion: ifMatch,
        order: await orderOf(type, body, { database: deps.database, account, zone }),
      };
      const outcome = await sendCommand(deps, params.id, command);
      if ('entry' in outcome) return presentEntry(outcome.entry);
      const changes = ifMatch === undefined ? [] : await readLedger(deps.database, params.id, ifMatch);
      throw problemOf(outcome.refusal, type, changes, { locale, zone });
    },
  }),
);

/** The same request has the same command id, wherever and however often it is sent; the engine and the ledger go by it. */
function commandId(idempotency: IdempotentRequest | null): string {
  if (!idempotency) return randomUUID();
  const { account, route: address, key } = idempotency;
  return createHash('sha256').update(`${account}\n${address}\n${key}`).digest('hex');
}

function notYours(type: CommandType) {
  return problemsOf(refusalProblems)('not_yours_to_do', { params: { command: commandWords(type) } });
}
