import type { Logger } from 'pino';
import type { Database } from '../../prisma/client';
import { forgetSignIns } from '../sign-in/data';
import { forgetAnswers } from './data';

/** For how long a key has its answer: longer than any client goes on trying. */
export const keptDays = 7;

const hourMs = 3_600_000;

/** Forgets old answers, and sessions that have run out, now and every hour, until the answered function is called. A failure waits for the next hour. */
export function keepForgetting(database: Database, log: Logger): () => void {
  const forget = () =>
    Promise.all([forgetAnswers(database, keptDays), forgetSignIns(database)]).catch((error: unknown) =>
      log.warn({ err: error }, 'old answers and sessions were kept'),
    );
  void forget();
  const timer = setInterval(forget, hourMs);
  return () => clearInterval(timer);
}
