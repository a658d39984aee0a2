import type { PeriodKind } from '../../domain/letters/letter';
import type { Directory } from '../../domain/people/directory';
import type { Database } from '../../prisma/client';
import { loadDirectory } from '../../prisma/directory';
import { bundle, tellOfDead } from '../digest/gather';
import { findCheckpointLetter } from './checkpoint';
import type { Claim } from './claim';
import { claimNext, leaseLeft, reapLostClaims } from './claim';
import type { Composed } from './compose';
import { compose, composeCheckpoint, composeConnection, composeDigest, composePeriod } from './compose';
import { findConnectionLetter } from './connection';
import type { Members } from './digest';
import { findDigest } from './digest';
import type { Organisation } from './facts';
import { findFacts } from './facts';
import type { Envelope } from './letter-facts';
import type { LetterState, Sent } from './note';
import { note } from './note';
import { queueUp } from './order';
import type { Waiting } from './outbox';
import { countWaiting } from './outbox';
import { findPeriodLetter } from './period';
import { persist } from './persist';
import { send } from './send';
import type { Transport } from './transport';
import { sendMs } from './transport';
import type { Verdict } from './verdict';
import { answerOf } from './verdict';

/** What a delivery works with. */
export type Post = {
  readonly database: Database;
  readonly transport: Transport;
  readonly mailFrom: string;
  readonly organisation: Organisation;
  /** How many letters are on their way at once. */
  readonly lanes: number;
};

/** One letter of a batch, as the history of the delivery shows it. */
export type Handled = { readonly letter: string; readonly outcome: string; readonly answer: string };

/** What came of one batch. */
export type Delivered = Waiting & {
  readonly sent: number;
  readonly moot: number;
  readonly dead: number;
  /** To be tried again, later. */
  readonly retrying: number;
  /** Why the mail server could not be talked to; null where it was, or was not needed. */
  readonly away: string | null;
  readonly letters: readonly Handled[];
};

/** A batch ends after this many letters, or after this long, so that the history shows it getting on. */
const batchSize = 50;
const batchMs = 60_000;

/**
 * Sends one batch of what is due. The first letter goes alone: while the mail server is away it costs one letter one
 * try, and no other letter any. `stop` ends the batch after the letters that are under way.
 */
export async function deliver(post: Post, stop: AbortSignal): Promise<Delivered> {
  await reapLostClaims(post.database);
  await bundle(post.database);
  await queueUp(post.database);
  const batch = new Batch(post, stop);
  await batch.lane(() => batch.reached);
  const lanes = await Promise.allSettled(Array.from({ length: post.lanes }, () => batch.lane(() => false)));
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  if (batch.result().dead > 0) await tellOfDead(post.database);
  return { ...batch.result(), ...(await countWaiting(post.database)) };
}

/** Nothing has left for the server, so that the letter is not in doubt. */
const tooLate: Verdict = {
  outcome: 'failed',
  answer: '写信用时过长，尚未发出 · not sent: the letter was not written in time',
  final: false,
  away: false,
};
/** A letter that is ready, and what it gathered. */
type Written = { readonly facts: Envelope; readonly letter: Composed; readonly members?: Members };
type Moot = { readonly moot: string; readonly members?: Members };

class Batch {
  reached = false;
  private away: string | null = null;
  private started = 0;
  private readonly startedAt = performance.now();
  private readonly states: LetterState[] = [];
  private readonly letters: Handled[] = [];
  private directory: Promise<Directory> | undefined;

  constructor(
    private readonly post: Post,
    private readonly stop: AbortSignal,
  ) {}

  /** Takes one letter after the other, until none is due, the batch is full, the server is away or `enough` says so. */
  async lane(enough: () => boolean): Promise<void> {
    while (!enough() && this.mayGoOn()) {
      this.started++;
      const claim = await claimNext(this.post.database);
      if (!claim) return;
      await this.handle(claim);
    }
  }

  result() {
    const count = (...wanted: LetterState[]) => this.states.filter((state) => wanted.includes(state)).length;
    return {
      sent: count('sent'),
      moot: count('moot'),
      dead: count('dead'),
      retrying: count('pending', 'unknown'),
      away: this.away,
      letters: this.letters,
    };
  }

  private mayGoOn(): boolean {
    const inTime = performance.now() - this.startedAt < batchMs;
    return this.away === null && this.started < batchSize && inTime && !this.stop.aborted;
  }

  private async handle(claim: Claim): Promise<void> {
    const written = await this.write(claim);
    if ('outcome' in written) return await this.close(claim, written, null, written.members);
    // Written too slowly, or frozen for a while: another sender may have it before this one could end.
    if (leaseLeft(claim) < sendMs) return await this.close(claim, tooLate, null);
    const { facts, letter } = written;
    const verdict = await send(this.post.transport, this.post.mailFrom, letter, facts);
    if (verdict.away) this.away = verdict.answer;
    else this.reached = true;
    await this.close(claim, verdict, { address: facts.reader.address, subject: letter.subject }, written.members);
  }

  /** The letter, or why there is none. One that cannot be written holds up no other. */
  private async write(claim: Claim): Promise<Written | (Verdict & { readonly members?: Members })> {
    try {
      const written = await this.find(claim);
      if (!('moot' in written)) return written;
      const { moot, members } = written;
      return { outcome: 'moot', answer: moot, final: true, away: false, ...(members ? { members } : {}) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const answer = answerOf({ message: `信件未能写成 · the letter could not be written: ${reason}` });
      return { outcome: 'failed', answer, final: false, away: false };
    }
  }

  private find(claim: Claim): Promise<Written | Moot> {
    switch (claim.kind) {
      case 'digest':
        return this.digest(claim);
      case 'month_closed':
      case 'unsettled':
        return this.period(claim, claim.kind);
      case 'checkpoint':
        return this.checkpoint(claim);
      case 'connection_paused':
        return this.connection(claim);
      default:
        return this.single(claim);
    }
  }

  private async period({ letter }: Claim, kind: PeriodKind): Promise<Written | Moot> {
    const { database, organisation } = this.post;
    const found = await findPeriodLetter(database, organisation, () => this.people(), { id: letter, kind });
    return 'moot' in found ? found : { facts: found.facts, letter: composePeriod(found.facts) };
  }

  private async checkpoint({ letter }: Claim): Promise<Written | Moot> {
    const found = await findCheckpointLetter(this.post.database, this.post.organisation, letter);
    return 'moot' in found ? found : { facts: found.facts, letter: composeCheckpoint(found.facts) };
  }

  private async connection({ letter }: Claim): Promise<Written | Moot> {
    const found = await findConnectionLetter(this.post.database, this.post.organisation, letter);
    return 'moot' in found ? found : { facts: found.facts, letter: composeConnection(found.facts) };
  }

  private async single({ letter }: Claim): Promise<Written | Moot> {
    const { database, organisation } = this.post;
    const found = await findFacts(database, organisation, () => this.people(), letter);
    return 'moot' in found ? found : { facts: found.facts, letter: compose(found.facts) };
  }

  private async digest({ letter }: Claim): Promise<Written | Moot> {
    const { database, organisation } = this.post;
    const found = await findDigest(database, organisation, () => this.people(), letter);
    if ('moot' in found) return found;
    return { facts: found.facts, letter: composeDigest(found.facts), members: found.members };
  }

  /** What the server answered is not lost to a database that is away for a moment: the letter would go out twice. */
  private async close(claim: Claim, verdict: Verdict, sent: Sent | null, members?: Members): Promise<void> {
    const state = await persist(() => note(this.post.database, claim, verdict, sent, members), leaseLeft(claim));
    this.states.push(state);
    this.letters.push({ letter: claim.letter, outcome: verdict.outcome, answer: verdict.answer.slice(0, 200) });
  }

  private people(): Promise<Directory> {
    this.directory ??= loadDirectory(this.post.database);
    return this.directory;
  }
}
