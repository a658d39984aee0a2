import type { z } from 'zod';
import type { Request as Asked } from '../../../domain/item/item';
import type { Entry } from '../../../domain/ledger/entry';
import { loadScope } from '../../access/data';
import { claimKey } from '../../idempotency/data';
import { problem } from '../../problem';
import type { Answer, Request } from '../../route';
import type { Errand } from '../../tasks/commands/carry-out';
import { carryOut, commandId } from '../../tasks/commands/carry-out';
import { findOutcome } from '../../tasks/commands/data';
import { problemOf } from '../../tasks/commands/outcome';
import type { BodyOf, OfferedCommand } from '../../tasks/commands/schema';
import { readSince } from '../../tasks/commands/since';
import { carryOverIdOf, readCarryOverId } from './carry-over-id';
import { dueIn, entryOfRequest, isSealed } from './data';
import type { carryOverAnswer, carryOverBody, carryOverParams, quarterParams } from './schema';
import { quarterProblem } from './wording';

type CarryOver = z.input<typeof carryOverAnswer>;
type Asking = Request<typeof quarterParams, undefined, typeof carryOverBody, undefined>;
type Given = Pick<Asking, 'id' | 'deps' | 'account' | 'locale' | 'idempotency' | 'ifMatch'>;

/** Asks for an item to be carried over out of a quarter that finds it due. */
export async function askForCarryOver(request: Asking): Promise<Answer<CarryOver>> {
  const { params, body, idempotency } = request;
  const { task, ...wanted } = body;
  const { period } = params;
  const entry = await give(request, task, 'carry-over', { period, ...wanted }, async () => {
    const known = idempotency && (await findOutcome(request.deps.database, task, commandId(request)));
    if (!known) await requireDue(request, task);
  });
  const asked = entry.events.flatMap((event) => (event.type === 'asked' ? [event.request] : []))[0];
  if (!asked) throw new Error(`entry ${entry.seq} of ${task} asks for nothing`);
  return { ...presented(task, asked, 'asked', entry), status: 201 };
}

type Deciding = Given & { readonly params: z.output<typeof carryOverParams> };

export async function approveCarryOver(request: Deciding): Promise<Answer<CarryOver>> {
  const { task, asked } = await findAsked(request);
  const open = () => requireOpen(request);
  return presented(task, asked, 'approved', await give(request, task, 'approve', { request: asked.id }, open));
}

export async function rejectCarryOver(request: Deciding, reason: string): Promise<Answer<CarryOver>> {
  const { task, asked } = await findAsked(request);
  return presented(task, asked, 'rejected', await give(request, task, 'reject', { request: asked.id, reason }));
}

/** Out of a sealed quarter nothing is carried over any more. */
async function requireOpen({ deps, params: { period } }: Pick<Asking, 'deps' | 'params'>): Promise<void> {
  if (await isSealed(deps.database, period)) throw quarterProblem('quarter_sealed', { params: { period } });
}

/** A quarter that has not begun, or is sealed, and an item that it does not find due, have nothing to be carried over. */
async function requireDue(request: Asking, task: string): Promise<void> {
  const { deps, params, now } = request;
  const { database, settings } = deps;
  const { period } = params;
  await requireOpen(request);
  const { span, due } = await dueIn({ database, zone: settings.DUBAN_TIMEZONE }, period, [task]);
  if (span.begins >= now) throw quarterProblem('quarter_ahead', { params: { period } });
  if (due.length === 0) throw quarterProblem('not_due_in_quarter', { params: { period } });
}

/** The request that an id of this quarter means; 404 where there is none. Whether it is seen, the command settles. */
async function findAsked({ deps, params }: Deciding): Promise<{ task: string; asked: Asked }> {
  const { task, request, seq } = readCarryOverId(params.id);
  const entry = await entryOfRequest(deps.database, task, seq);
  const asked = entry?.events.flatMap((event) => (event.type === 'asked' ? [event.request] : []))[0];
  if (asked?.id !== request || asked.period !== params.period) throw problem('not_found');
  return { task, asked };
}

/** Has a command on the item carried out, as by any other door. `check` looks at what the item itself cannot know. */
async function give<Type extends OfferedCommand>(
  { id, deps, account, locale, idempotency, ifMatch }: Given,
  task: string,
  type: Type,
  body: BodyOf<Type>,
  check: () => Promise<void> = async () => undefined,
): Promise<Entry> {
  const commander = { deps, account, scope: await loadScope(deps.database, account) };
  const errand: Errand<Type> = { id: commandId({ id, idempotency }), task, type, body, ifVersion: ifMatch };
  const outcome = await carryOut(commander, errand, async () => {
    if (idempotency) await claimKey(deps.database, idempotency);
    await check();
  });
  if ('entry' in outcome) return outcome.entry;
  const since = await readSince(deps.database, task, ifMatch);
  throw problemOf(outcome.refusal, type, since, { locale, zone: deps.settings.DUBAN_TIMEZONE });
}

function presented(
  task: string,
  { id, period = '', deadline = '', reason }: Asked,
  state: CarryOver['state'],
  { seq }: Entry,
): Answer<CarryOver> {
  const body = { id: carryOverIdOf(task, id), task, period, deadline, reason, state, version: seq };
  return { body, headers: { ETag: `"${seq}"` } };
}
