import { createHash } from 'node:crypto';
import type { VersionedRules } from '../../domain/clocks/rules';
import type { Item } from '../../domain/item/item';
import { canonical } from '../../domain/ledger/canonical';
import { hashed, standingOf } from '../../domain/ledger/entry';
import { actsOn, habitOf } from '../../domain/simulation/behaviour';
import type { SimulatedEntry } from '../../domain/simulation/simulate-item';
import { simulateItem } from '../../domain/simulation/simulate-item';
import { withClient } from '../../embedded/postgres/roles';
import type { Random } from '../support/random';
import type { World } from '../support/world';

/** What an item lived through after its issue, as the simulation tells it. */
export type Life = { readonly item: Item; readonly entries: readonly SimulatedEntry[] };

/** Simulates the lives of issued items, whose people behave in every way that there is. */
export function live(items: readonly Item[], until: number, rules: VersionedRules, random: Random): Life[] {
  return items.map((item) => {
    const habit = habitOf('mixed', random.next());
    return { item, entries: simulateItem(item, actsOn(item, habit, until, rules), until, rules) };
  });
}

/**
 * Puts lives into the ledger as if each entry had been recorded when it happened: chain and hash are made here, with the
 * trigger that would stamp the database's time put aside, as only the owner of the schema can.
 */
export async function remember({ fresh, database }: World, lives: readonly Life[]): Promise<void> {
  await withClient(fresh.ownerUrl, async (client) => {
    await client.query('ALTER TABLE ledger DISABLE TRIGGER ledger_chain');
    for (const { item, entries } of lives) {
      const first = await database.ledger.findUniqueOrThrow({ where: { taskId_seq: { taskId: item.id, seq: 1 } } });
      const rows = chained(item, first.hash, entries);
      await client.query(
        `INSERT INTO ledger (task_id, seq, command_id, recorded_at, actor_id, body, prev_hash, hash)
         SELECT $1, seq, command, to_timestamp(at / 1000.0), NULL, body, prev, hash
         FROM jsonb_to_recordset($2) AS r(seq int, command text, at bigint, body text, prev text, hash text)`,
        [item.id, JSON.stringify(rows)],
      );
      const last = entries.at(-1)?.after ?? item;
      await client.query(
        `UPDATE task SET state = $2, version = $3, deadline = $4, due_at = to_timestamp($5 / 1000.0) WHERE id = $1`,
        [item.id, last.state, last.version, last.deadline, last.dueAt],
      );
    }
    await client.query('ALTER TABLE ledger ENABLE TRIGGER ledger_chain');
  });
}

function chained(item: Item, genesis: string, entries: readonly SimulatedEntry[]) {
  let prev = genesis;
  return entries.map(({ seq, at, actor, events, after }) => {
    const body = canonical({ at, actor, events, standing: standingOf(after) });
    const command = `lived/${seq}`;
    const line = { task: item.id, seq, commandId: command, recordedAt: at, prevHash: prev };
    const hash = createHash('sha256').update(hashed(line, body)).digest('hex');
    const row = { seq, command, at, body, prev, hash };
    prev = hash;
    return row;
  });
}
