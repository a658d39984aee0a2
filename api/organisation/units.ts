import type { z } from 'zod';
import type { Change } from '../../domain/changes';
import type { Locale } from '../../domain/locale';
import { namesakeOf, refuseEnd, treeAfter } from '../../domain/organisation';
import type { Transaction } from '../../prisma/client';
import { createChange } from '../changes/data';
import { settle } from '../changes/settle';
import { lockDirectory } from '../directory/import/data';
import { inTransaction } from '../idempotency/data';
import { fill, problem } from '../problem';
import type { Answer, Request } from '../route';
import type { Made } from './carry';
import { carried, mayMoveItems, requireSecretariat } from './carry';
import type { StoredUnit } from './data';
import { closeUnit, findUnit, headsOf, ledByUnit, listUnits, newChangeId, renameUnit, withUnit } from './data';
import { reasonFor } from './reason';
import type { closeBody, mergeBody, renameBody, unitAnswer, unitParams } from './schema';
import { organisationProblem, severalHeads } from './wording';

type RenameRequest = Request<typeof unitParams, undefined, typeof renameBody, undefined>;
type CloseRequest = Request<typeof unitParams, undefined, typeof mergeBody | typeof closeBody, undefined>;
type Told = Omit<z.input<typeof unitAnswer>, 'change'>;

/** Renames a unit; its open items follow, and their histories keep the old name. */
export async function rename(request: RenameRequest): Promise<Answer<z.input<typeof unitAnswer>>> {
  const { deps } = request;
  const { about, change } = await inTransaction(deps.database, 30_000, (on) => storeName(on, request));
  const settled = change === null ? null : await settle(deps, change);
  return { status: settled?.status ?? 200, body: { ...about, change: settled?.change ?? null } };
}

async function storeName(on: Transaction, request: RenameRequest): Promise<Made<Told>> {
  const { deps, account, params, body } = request;
  await lockDirectory(on);
  const unit = await requireOpen(on, params.code);
  const { name } = body;
  if (name === unit.name) return { about: tell(unit), change: null };
  const open = (await listUnits(on)).filter(({ closedAt }) => closedAt === null);
  const namesake = namesakeOf(open, { code: unit.code, name });
  if (namesake) throw organisationProblem('unit_name_taken', { params: { name, code: namesake.code } });
  requireSecretariat(account, await ledByUnit(on, unit.code));
  await renameUnit(on, unit.code, name);
  const about = tell({ ...unit, name });
  const reason = body.reason ?? reasonFor(deps, 'rename', { from: unit.name, to: name });
  return follow(on, request, about, { kind: 'rename', unit: { code: unit.code, name }, reason });
}

/** Merges a unit into another, or closes it: people, units below and open items go to the successor. */
export function close(
  request: CloseRequest,
  kind: 'merge' | 'close',
  successor: string,
): Promise<Answer<z.input<typeof unitAnswer>>> {
  return carried(request, (on) => storeEnd(on, request, kind, successor));
}

async function storeEnd(
  on: Transaction,
  request: CloseRequest,
  kind: 'merge' | 'close',
  code: string,
): Promise<Made<Told>> {
  const { deps, account, params, body, locale } = request;
  await lockDirectory(on);
  const unit = await requireOpen(on, params.code);
  if (code === unit.code) throw organisationProblem('successor_same');
  const successor = await findUnit(on, code);
  if (!successor) throw organisationProblem('unit_unknown', { params: { value: code } });
  if (successor.closedAt) throw organisationProblem('unit_closed', { params: { name: successor.name } });
  const units = await listUnits(on);
  const refused = refuseEnd(units, unit, successor);
  if (refused) throw organisationProblem(refused, { params: { name: unit.name, successor: successor.name } });
  requireSecretariat(account, await withUnit(on, unit.code));
  await closeUnit(on, unit.code, code, treeAfter(units, unit.code, code));
  const reason = reasonFor(deps, kind, { from: unit.name, to: successor.name, reason: body.reason });
  const closed = (await findUnit(on, unit.code)) ?? unit;
  const warnings = warningsOf(successor, await headsOf(on, code), locale);
  return follow(
    on,
    request,
    { ...tell(closed), warnings },
    {
      kind,
      unit: { code: unit.code, name: unit.name },
      successor: { code, name: successor.name },
      reason,
    },
  );
}

/** Also where no item is concerned now: one may be issued at this very moment. */
async function follow(
  on: Transaction,
  { account }: Pick<CloseRequest, 'account'>,
  about: Told,
  change: Change,
): Promise<Made<Told>> {
  if (!mayMoveItems(account)) return { about, change: null };
  const id = newChangeId(change.kind);
  await createChange(on, id, change, account);
  return { about, change: id };
}

async function requireOpen(on: Transaction, code: string): Promise<StoredUnit> {
  const unit = await findUnit(on, code);
  if (!unit) throw problem('not_found');
  if (unit.closedAt) throw organisationProblem('unit_closed', { params: { name: unit.name } });
  return unit;
}

function tell({ code, name, closedAt, successorCode }: StoredUnit): Told {
  return { code, name, closedAt: closedAt?.toISOString() ?? null, successor: successorCode, warnings: [] };
}

/** Two heads of one unit are both told of everything, and both answer for it: somebody has to see to that. */
function warningsOf(
  { name }: StoredUnit,
  heads: Awaited<ReturnType<typeof headsOf>>,
  locale: Locale,
): Told['warnings'] {
  if (heads.length < 2) return [];
  const people = heads.map((head) => head.name).join(locale === 'en' ? ', ' : '、');
  return [{ code: 'several_heads', message: fill(severalHeads, locale, { name, count: heads.length, people }), heads }];
}
