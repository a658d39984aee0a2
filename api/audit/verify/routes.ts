import { keyIdOf } from '../../../audit/signing-key';
import type { Role } from '../../../domain/people/roles';
import { problem } from '../../problem';
import { route } from '../../route';
import { takeTurns } from '../../turns';
import { verify } from './data';
import { sayFault } from './fault-words';
import { verifyAnswer, verifyBody } from './schema';

/** Each takes a core and a connection for as long as it lasts, which others need too: who comes meanwhile waits. */
const inTurn = takeTurns();

const readers: readonly Role[] = ['secretariat', 'leader', 'auditor', 'administrator'];

export const verifyRoutes = [
  route({
    method: 'post',
    path: '/api/audit/verify',
    summary: 'Recomputes the record, content as well as links, and says what is wrong with it',
    description:
      'Everything in one unchanging view, while work goes on: ledgers against the rules, read model, letters, refusals, evidence, closed periods and their seals, archived histories, checkpoints. Nothing is written.',
    tag: 'audit',
    by: readers,
    body: verifyBody,
    answers: { status: 200, schema: verifyAnswer },
    async handle({ deps, body, locale }) {
      const { tasks = null, checkpoints = [], publicKey } = body;
      if (publicKey !== undefined && idOf(publicKey) === null) throw notAKey();
      const keys = [deps.signer?.publicKey, publicKey].filter((key) => key !== undefined);
      const zone = deps.settings.DUBAN_TIMEZONE;
      const { open } = deps.temporal;
      const { counted, faults, total } = await inTurn(deps.database, () =>
        verify(deps.database, { tasks, checkpoints, keys, zone, open }),
      );
      return {
        body: {
          ok: total === 0,
          checked: counted.ledger,
          counts: counted,
          broken: faults.map((fault) => ({ ...fault, what: sayFault(fault, locale) })),
          brokenTotal: total,
          keyIds: [...new Set(keys.map(keyIdOf))],
        },
      };
    },
  }),
];

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
