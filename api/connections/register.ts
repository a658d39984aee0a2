import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { faultOf, readHosts } from '../../domain/connections/address';
import { usualEvents } from '../../domain/connections/connection';
import { shownAddress } from '../../domain/connections/secrets';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import { createConnection, findConnection } from './data/connections';
import { readSecrets, sealerOf, sealSecrets } from './data/secrets';
import { presentConnection } from './present';
import type { connectionMade, connectionRequest } from './schema';
import { wakeConnection } from './wake';
import { addressWords, connectionProblem, robotSecretWords } from './wording';

/** A new secret of a webhook, as Standard Webhooks writes one. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Registers a connection. Its secret is read back for the answer, so that a repeated request is answered the same. */
export async function register(
  request: Request<undefined, undefined, typeof connectionRequest, undefined>,
): Promise<Answer<z.input<typeof connectionMade>>> {
  const { deps, body, account } = request;
  const { kind, name, url, events, secret } = body;
  const fault = faultOf(url, readHosts(deps.settings.DUBAN_WEBHOOK_HOSTS));
  if (fault)
    throw connectionProblem('connection_address_refused', { errors: [at('/url', fault, addressWords[fault])] });
  if (secret !== undefined && kind !== 'dingtalk')
    throw problem('invalid_request', { errors: [at('/secret', 'not_taken', robotSecretWords)] });
  const sealer = await sealerOf(deps);
  const made = await once(request, 201, async (on) => {
    const id = uuidv7();
    const kept = kind === 'webhook' ? newSecret() : (secret ?? null);
    await createConnection(on, {
      ...{ id, kind, name, createdBy: account.id, address: shownAddress(url) },
      events: [...new Set<string>(events ?? usualEvents(kind))],
      sealed: sealSecrets(sealer, id, { url, secret: kept }),
    });
    const row = await findConnection(on, id);
    if (!row) throw new Error(`connection ${id} was not registered`);
    return presentConnection(row);
  });
  await wakeConnection(deps, made.body.id);
  const shown = kind === 'webhook' ? await readSecrets(deps.database, sealer, made.body.id) : null;
  return { ...made, body: { ...made.body, secret: shown?.secret ?? null } };
}

function at(pointer: string, code: string, message: (typeof addressWords)['no_address']) {
  return { in: 'body', pointer, code, message } as const;
}
