import type { ConnectionSecrets } from '../../../domain/connections/secrets';
import { rotated } from '../../../domain/connections/secrets';
import type { Transaction } from '../../../prisma/client';
import type { Sealer } from '../../../prisma/connection-key';
import { openSealer } from '../../../prisma/connection-key';
import type { Dependencies } from '../../deps';

/** What connections' secrets are sealed with, by the settings. */
export function sealerOf({ database, settings }: Pick<Dependencies, 'database' | 'settings'>): Promise<Sealer> {
  return openSealer(database, settings.DUBAN_CONNECTION_KEY);
}

export function sealSecrets(sealer: Sealer, id: string, secrets: ConnectionSecrets): string {
  return sealer.seal(id, JSON.stringify(secrets));
}

/** The secrets of a connection; null where it has ended, and they are gone. */
export async function readSecrets(on: Transaction, sealer: Sealer, id: string): Promise<ConnectionSecrets | null> {
  const { sealed } = await on.connection.findUniqueOrThrow({ where: { id }, select: { sealed: true } });
  return sealed === '' ? null : (JSON.parse(sealer.open(id, sealed)) as ConnectionSecrets);
}

/** Puts a new secret in the place of a connection's present one; of two that come at once the later one's counts. */
export async function rotateSecret(on: Transaction, sealer: Sealer, id: string, next: string): Promise<void> {
  await on.$executeRaw`SELECT 1 FROM connection WHERE id = ${id}::uuid FOR UPDATE`;
  const secrets = await readSecrets(on, sealer, id);
  if (!secrets) return;
  const sealed = sealSecrets(sealer, id, rotated(secrets, next, Date.now()));
  await on.connection.update({ where: { id }, data: { sealed } });
}
