import { uuidv7 } from 'uuidv7';
import { writeAccess } from '../../api/access-log/data';
import type { Access } from '../../domain/audit/access';
import type { Command } from '../../domain/item/command';
import type { Person } from '../../domain/people/roles';
import type { Database } from '../../prisma/client';
import { issueBatchId } from '../../workflows/messages/names';

/** A request as the API writes it down. */
type Request = Pick<Access, 'id' | 'method' | 'path' | 'actingFor' | 'tasks' | 'commands'>;

/** Writes down that somebody asked for something, as the API does before it is done. */
export function writeRequest(database: Database, { id, name }: Person, request: Partial<Request> = {}): Promise<void> {
  return writeAccess(database, {
    ...{ id: uuidv7(), account: { id, name, role: 'official' }, actingFor: [], standing: null, token: null },
    ...{ address: '10.0.0.1', forwarded: null, method: 'POST', query: null },
    ...{ path: '/api/x', tasks: [], commands: [] },
    ...request,
  });
}

/** Writes down that somebody gave a command on an item. */
export function askedFor(database: Database, task: string, { id, actor, order }: Command): Promise<void> {
  if (!actor) throw new Error('clocks ask nobody');
  return writeRequest(database, actor, { path: `/api/tasks/${task}/${order.type}`, tasks: [task], commands: [id] });
}

/** Writes down that somebody pressed for a batch to be issued. */
export function askedToIssue(database: Database, batch: string, by: Person): Promise<void> {
  return writeRequest(database, by, { path: `/api/batches/${batch}/issue`, commands: [issueBatchId(batch)] });
}
