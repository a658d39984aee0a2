import type { Database } from '../../../prisma/client';
import type { StoredAccess } from './data';
import { findRequests, requestsForChanges, requestsGiving } from './data';
import type { Told } from './schema';

/** Which request gave a command that was recorded at some time (epoch milliseconds); null where none was written down. */
export type Origins = (command: string, at: number) => StoredAccess | null;

/** Of a command that a change of the organisation or the rules gave item by item: `change/<id>`, `change/<id>@<version>`. */
const ofChange = /^change\/([^@]+)/;

/** Finds from where commands came. A request that was sent again is several: the last before the recording counts. */
export async function originsOf(database: Database, commands: readonly string[]): Promise<Origins> {
  const changes = [...new Set(commands.flatMap((command) => ofChange.exec(command)?.[1] ?? []))];
  const [given, asked] = await Promise.all([requestsGiving(database, commands), requestsForChanges(database, changes)]);
  const found = new Map(
    (
      await findRequests(
        database,
        asked.map(({ request }) => request),
      )
    ).map((row) => [row.id, row]),
  );
  const byChange = new Map(asked.map(({ change, request }) => [change, found.get(request) ?? null]));
  const byCommand = new Map<string, StoredAccess[]>();
  for (const row of given)
    for (const command of row.commandIds) byCommand.set(command, [...(byCommand.get(command) ?? []), row]);
  return (command, at) => {
    const change = ofChange.exec(command)?.[1];
    if (change !== undefined) return byChange.get(change) ?? null;
    const rows = byCommand.get(command) ?? [];
    return rows.findLast((row) => row.at.getTime() <= at) ?? rows[0] ?? null;
  };
}

/** From where a request came, as it is told. */
export function presentOrigin(request: StoredAccess | null): Told['from'] {
  if (!request) return null;
  const { id, address, forwarded, tokenName } = request;
  return { address, forwarded, token: tokenName, request: `/api/audit/requests/${id}` };
}
