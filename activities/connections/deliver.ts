import type { AllowedHosts } from '../../domain/connections/address';
import type { ConnectionKind } from '../../domain/connections/connection';
import { outcomeOf, readRetryAfter } from '../../domain/connections/retry';
import type { ConnectionSecrets } from '../../domain/connections/secrets';
import { inForce } from '../../domain/connections/secrets';
import type { Locale } from '../../domain/locale';
import type { Database } from '../../prisma/client';
import type { Sealer } from '../../prisma/connection-key';
import { persist } from '../letters/persist';
import type { Claimed } from './claim';
import { claimNext, reapLost } from './claim';
import { gather } from './gather';
import type { Verdict } from './note';
import { note } from './note';
import type { Posted } from './post';
import { post } from './post';
import { judgeRobot, robotBody, robotPauseMs, together } from './robots';
import { signedForDingtalk, webhookHeaders } from './sign';
import { tellPaused } from './tell';
import type { Told } from './told';
import { readTold } from './told';
import type { Turn } from './turn';
import { readTurn } from './turn';

/** What connections are told with. */
export type Speaker = {
  readonly database: Database;
  readonly sealer: () => Promise<Sealer>;
  readonly hosts: AllowedHosts;
  /** Where links begin. */
  readonly base: string;
  readonly locale: Locale;
  readonly zone: string;
  /** Called after letters have been written. */
  readonly nudge: () => void;
};

/** A turn ends after so many messages, or after this long, so that the history shows it getting on. */
const turnMessages = 50;
const turnMs = 20_000;
const persistMs = 15_000;

type Connection = { readonly id: string; readonly kind: ConnectionKind; readonly secrets: ConnectionSecrets };

/** One turn of a connection: gathers what has happened, and sends what is due, in order, until one fails. */
export async function takeTurn(speaker: Speaker, id: string, stop: AbortSignal): Promise<Turn> {
  const { database } = speaker;
  const found = await database.connection.findUnique({ where: { id } });
  if (found?.state !== 'active') return { over: true, sent: 0, failed: 0, waiting: 0, nextAt: null };
  await reapLost(database, id);
  while ((await gather(database, id)) && !stop.aborted);
  const secrets = JSON.parse((await speaker.sealer()).open(id, found.sealed)) as ConnectionSecrets;
  const connection: Connection = { id, kind: found.kind as ConnectionKind, secrets };
  const until = performance.now() + turnMs;
  let sent = 0;
  let failed = 0;
  while (sent + failed < turnMessages && performance.now() < until && !stop.aborted) {
    const claimed = await claimNext(database, id, connection.kind === 'webhook' ? null : together);
    if (claimed.length === 0) break;
    const { outcome } = await handle(speaker, connection, claimed);
    if (outcome === 'sent') sent++;
    else failed++;
    if (outcome === 'failed') break;
  }
  return { ...(await readTurn(database, id)), sent, failed };
}

/** Sends what was claimed as one message, and notes what came of it even while the database is away for moments. */
async function handle(speaker: Speaker, connection: Connection, claimed: readonly Claimed[]): Promise<Verdict> {
  const { database, nudge } = speaker;
  const verdict = await tell(speaker, connection, claimed);
  const pauseMs = connection.kind === 'webhook' ? 0 : robotPauseMs;
  const { paused } = await persist(() => note(database, connection.id, claimed, verdict, pauseMs), persistMs);
  if (paused) {
    await tellPaused(database, connection.id);
    nudge();
  }
  return verdict;
}

async function tell(speaker: Speaker, connection: Connection, claimed: readonly Claimed[]): Promise<Verdict> {
  const { locale, zone, hosts } = speaker;
  const { kind, secrets } = connection;
  const bodies: string[] = [];
  for (const one of claimed) bodies.push(await bodyOf(speaker, one));
  const now = Date.now();
  const [first] = claimed;
  if (!first) throw new Error('nothing was claimed');
  if (kind === 'webhook') {
    const body = bodies[0] ?? '';
    const headers = webhookHeaders(first.eventId, now, body, inForce(secrets, now));
    return judge(await post(secrets.url, headers, body, hosts), now, (status, answer, peaceMs) => ({
      ...{ outcome: outcomeOf(status), status, answer, peaceMs },
    }));
  }
  const told = bodies.map((body) => JSON.parse(body) as Told);
  const url =
    kind === 'dingtalk' && secrets.secret !== null ? signedForDingtalk(secrets.url, now, secrets.secret) : secrets.url;
  return judge(await post(url, {}, robotBody(kind, told, { locale, zone }), hosts), now, judgeRobot);
}

/** What is told of an occurrence is settled at the first try: every later one says the same under the same id. */
async function bodyOf({ database, base }: Speaker, claimed: Claimed): Promise<string> {
  if (claimed.body !== null) return claimed.body;
  const body = JSON.stringify(await readTold(database, base, claimed));
  await database.delivery.update({ where: { id: claimed.id }, data: { body } });
  return body;
}

function judge(
  posted: Posted,
  now: number,
  byAnswer: (status: number, answer: string, peaceMs: number | null) => Verdict,
): Verdict {
  if (!('failure' in posted)) return byAnswer(posted.status, posted.answer, readRetryAfter(posted.retryAfter, now));
  const { failure, blocked } = posted;
  return { outcome: blocked ? 'refused' : 'failed', status: null, answer: failure, peaceMs: null };
}
