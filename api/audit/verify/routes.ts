import { keyIdOf } from '../../../audit/signing-key';
import type { Locale, Worded } from '../../../domain/locale';
import type { Role } from '../../../domain/people/roles';
import { fill, problem } from '../../problem';
import { route } from '../../route';
import { takeTurns } from '../../turns';
import { verify } from './data';
import { sayFault } from './fault-words';
import type { ComparedRunning } from './running';
import { compareRunning } from './running';
import { verifyAnswer, verifyBody } from './schema';

/** Each takes a core and a connection for as long as it lasts, which others need too: who comes meanwhile waits. */
const inTurn = takeTurns();

/** Of what workflows know otherwise so much is told; more would tell nobody more. */
const mostRunning = 200;

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
    answers: { status: 200, schema: verifyAnswer },
    async handle({ deps, body, locale }) {
      const { tasks = null, checkpoints = [], publicKey } = body;
      if (publicKey !== undefined && idOf(publicKey) === null) throw notAKey();
      // Whoever brings a key trusts that one: the server's own may be of whoever made the checkpoints anew.
      const keys = [publicKey ?? deps.signer?.publicKey].filter((key) => key !== undefined);
      const zone = deps.settings.DUBAN_TIMEZONE;
      const { open } = deps.temporal;
      const { running, counted, ...found } = await inTurn(deps.database, async () => ({
        running: await compareRunning(deps, tasks),
        ...(await verify(deps.database, { tasks, checkpoints, keys, zone, open })),
      }));
      const faults = [...running.faults.slice(0, mostRunning), ...found.faults];
      const total = running.faults.length + found.total;
      return {
        body: {
          ok: total === 0,
          checked: counted.ledger,
          counts: counted,
          running: { compared: running.compared, engineAway: running.engineAway, words: runningWords(running, locale) },
          broken: faults.map((fault) => ({ ...fault, what: sayFault(fault, locale) })),
          brokenTotal: total,
          keyIds: [...new Set(keys.map(keyIdOf))],
        },
      };
    },
  }),
];

function runningWords({ compared, engineAway }: ComparedRunning, locale: Locale): string {
  return fill(engineAway ? away : asked, locale, { compared });
}

const asked: Worded = {
  'zh-CN': '已与 {compared} 个运行中的或刚结束的流程核对',
  en: 'held against {compared} workflows that run or have just ended',
};
const away: Worded = {
  'zh-CN': '流程引擎没有应答，只与 {compared} 个流程核对：台账末尾被删的条目可能没有发现，请稍后重新核验',
  en: 'the workflow engine did not answer, so only {compared} workflows were compared: an entry removed from the end of a ledger may go unnoticed; verify again later',
};

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
