import type { z } from 'zod';
import { keyIdOf } from '../../../audit/signing-key';
import type { Role } from '../../../domain/people/roles';
import type { Dependencies } from '../../deps';
import { fileStream } from '../../http/files';
import { problem } from '../../problem';
import { route } from '../../route';
import { takeTurns } from '../../turns';
import { verify } from './data';
import { presentVerified } from './present';
import { compareRunning } from './running';
import { verifyAnswer, verifyBody } from './schema';
import { toldAsItGoes } from './told';
import { settleUntold } from './untold';

/** Each takes a core and a connection for as long as it lasts, which others need too: who comes meanwhile waits. */
const inTurn = takeTurns();

const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const verifyRoutes = [
  route({
    method: 'post',
    path: '/api/audit/verify',
    summary: 'Recomputes the record, content as well as links, and says what is wrong with it',
    description:
      'Everything in one unchanging view, while work goes on: ledgers against the rules, read model, letters, refusals, evidence, closed periods and their seals, archived histories, checkpoints; and what the workflows know that run. Nothing is written.',
    tag: 'audit',
    by: readers,
    body: verifyBody,
    changesNothing: true,
    answers: { status: 200, schema: verifyAnswer },
    async handle({ deps, body, locale }) {
      const { asked, keys } = askedOf(deps, body);
      const found = await inTurn(deps.database, () => verifyAll(deps, asked));
      return { body: presentVerified(found, keys, locale) };
    },
  }),
  route({
    method: 'post',
    path: '/api/audit/verifications',
    summary: 'The same as verify, told as it goes: a line of JSON each half second, the result the last',
    description:
      'Lines are `{ part, items, itemsTotal }` (`waiting` while another one has its turn), then `{ result }` as verify answers it, or `{ failed: true }` where it broke off. Nothing is written, and nothing is kept: whoever goes away asks again.',
    tag: 'audit',
    by: readers,
    body: verifyBody,
    changesNothing: true,
    answers: { status: 200, schema: fileStream, type: 'application/x-ndjson' },
    async handle({ deps, body, locale }) {
      const { asked, keys } = askedOf(deps, body);
      const lines = toldAsItGoes(
        (work) => inTurn(deps.database, work),
        async (tell) => presentVerified(await verifyAll(deps, asked, tell), keys, locale),
        deps.log,
      );
      // Lines are of use while they are new: no gateway is to gather them.
      return { body: lines, headers: { 'Content-Type': 'application/x-ndjson', 'X-Accel-Buffering': 'no' } };
    },
  }),
];

type Asked = Parameters<typeof verify>[1];

function askedOf(
  { signer, settings, temporal }: Dependencies,
  { tasks, checkpoints = [], publicKey }: z.output<typeof verifyBody>,
): { readonly asked: Asked; readonly keys: readonly string[] } {
  if (publicKey !== undefined && idOf(publicKey) === null) throw notAKey();
  // Whoever brings a key trusts that one: the server's own may be of whoever made the checkpoints anew.
  const keys = [publicKey ?? signer?.publicKey].filter((key) => key !== undefined);
  return {
    asked: { tasks: tasks ?? null, checkpoints, keys, zone: settings.DUBAN_TIMEZONE, open: temporal.open },
    keys,
  };
}

/** The record in itself, and as the workflows know it, which are asked first: an entry is recorded before one knows of it. */
async function verifyAll(deps: Dependencies, asked: Asked, tell?: Parameters<typeof verify>[2]) {
  const running = await compareRunning(deps, asked.tasks);
  const found = await verify(deps.database, { ...asked, engine: running.told }, tell);
  return { ...found, ...(await settleUntold(deps, running, found.untold)) };
}

function idOf(publicKey: string): string | null {
  try {
    return keyIdOf(publicKey);
  } catch {
    return null; // whatever node's parser says of it, it is no key
  }
}

function notAKey() {
  const message = { 'zh-CN': '须为 SPKI、PEM 格式的公钥。', en: 'must be a public key, SPKI in PEM' };
  return problem('invalid_request', { errors: [{ in: 'body', pointer: '/publicKey', code: 'invalid_key', message }] });
}
