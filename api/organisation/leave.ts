import type { z } from 'zod';
import type { Transaction } from '../../prisma/client';
import { createChange } from '../changes/data';
import { lockDirectory } from '../directory/import/data';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import type { Made } from './carry';
import { carried, mayMoveItems, requireSecretariat } from './carry';
import type { Person } from './data';
import { endOffice, findActive, findOfficial, handOnSubstitution, hasColleague, heldBy, newChangeId } from './data';
import { reasonFor } from './reason';
import type { leaveAnswer, leaveBody, officialParams } from './schema';
import { organisationProblem, roleWords } from './wording';

type Left = Omit<z.input<typeof leaveAnswer>, 'change'>;
type LeaveRequest = Request<typeof officialParams, undefined, typeof leaveBody, undefined>;

/** Roles without which nobody could decide, release or set up anything. */
const needed: ReadonlySet<string> = new Set(['secretariat', 'leader', 'administrator']);

/** 离任: the account ends at once, and what the person owned, led and substituted for goes to a successor, item by item. */
export function leave(request: LeaveRequest): Promise<Answer<z.input<typeof leaveAnswer>>> {
  return carried(request, (on) => end(on, request));
}

async function end(on: Transaction, request: LeaveRequest): Promise<Made<Left>> {
  const { deps, account, params, body, now } = request;
  await lockDirectory(on);
  const official = await findOfficial(on, params.id);
  if (!official) throw problem('not_found');
  const { id, name, role } = official;
  if (!official.active) throw organisationProblem('left_already', { params: { name } });
  const leftAt = body.at === undefined ? new Date(now) : new Date(body.at);
  if (leftAt.getTime() > now) throw organisationProblem('leave_in_future');
  if (needed.has(role) && !(await hasColleague(on, official)))
    throw organisationProblem('last_of_role', { params: { name, role: roleWords[role] } });

  const successor = body.successor === undefined ? null : await successorOf(on, official, body.successor);
  const { count, led, items } = await heldBy(on, id);
  if (count > 0 && !successor) throw organisationProblem('open_items', { params: { name, count }, members: { items } });
  if (led > 0 && successor?.role !== 'leader')
    throw organisationProblem('successor_not_leader', { params: { name, count: led } });
  requireSecretariat(account, count);

  const tokensRevoked = await endOffice(on, id, leftAt);
  await handOnSubstitution(on, id, successor?.id ?? null);
  const about = { id, name, active: false as const, leftAt: leftAt.toISOString(), tokensRevoked };
  if (!successor || !mayMoveItems(account)) return { about, change: null };
  const change = newChangeId('leave');
  const reason = body.reason ?? reasonFor(deps, 'leave', { from: name, to: successor.name });
  const to = { id: successor.id, name: successor.name, unit: successor.unit };
  await createChange(on, change, { kind: 'leave', official: { id, name }, successor: to, reason }, account);
  return { about, change };
}

async function successorOf(on: Transaction, official: Person, email: string): Promise<Person> {
  const successor = await findActive(on, email);
  if (!successor) throw organisationProblem('successor_unknown', { params: { value: email } });
  if (successor.id === official.id) throw organisationProblem('successor_same');
  return successor;
}
