import { withClient } from '../../embedded/postgres/roles';

/** Moves the product's one clock so that it shows an instant now, and goes on from there. */
export async function setClock(ownerUrl: string, instant: string): Promise<void> {
  const aheadMs = Date.parse(instant) - Date.now();
  await withClient(ownerUrl, (client) => client.query('UPDATE clock SET ahead_ms = $1', [Math.round(aheadMs)]));
}
