import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { AccountKind } from '../../../domain/letters/letter';
import type { Database } from '../../../prisma/client';
import { mailConnection } from '../../../servers/mail';
import type { Settings } from '../../settings';
import { messageIdFor, noteLetter } from './data';

/** A letter about somebody's own account. Nothing secret is in its subject, which the mail log shows. */
export type AccountLetter = {
  /** Given where a letter may have to be sent again, so that its Message-ID is the same. */
  readonly id?: string;
  readonly kind: AccountKind;
  readonly to: { readonly id: string; readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
};

/** Sends at once, from this process: a code must not wait for a digest, an engine or a worker, nor lie in an outbox. */
export type Post = {
  /** Sends one letter and notes in the mail log what became of it; true where the server took it. */
  send(letter: AccountLetter): Promise<boolean>;
  /** Whether the server can be spoken to at all. */
  isReachable(): Promise<boolean>;
  close(): void;
};

const sendMs = 30_000;

export function openPost({ database, settings, log }: { database: Database; settings: Settings; log: Logger }): Post {
  const mailer = createTransport({
    ...mailConnection(settings),
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 15_000,
    socketTimeout: sendMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id = uuidv7(), kind, to, subject, text }) {
      const letter = { ...{ id, kind, recipientId: to.id }, ...{ address: to.email, subject } };
      const took = await mailer
        .sendMail({
          from: settings.MAIL_FROM,
          to: { name: to.name, address: to.email },
          ...{ subject, text, messageId: messageIdFor(letter) },
          textEncoding: 'base64',
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .then(({ response }) => ({ outcome: 'sent' as const, answer: response }), notTaken);
      if (took.outcome === 'dead') log.warn({ letter: letter.id, answer: took.answer }, 'a letter was not taken');
      await noteLetter(database, { ...letter, ...took });
      return took.outcome === 'sent';
    },
    isReachable: () =>
      mailer.verify().catch((error: unknown) => {
        log.warn({ code: error instanceof Error && 'code' in error ? error.code : null }, 'the mail server is away');
        return false;
      }),
    close: () => mailer.close(),
  };
}

/** The library's own words may quote what was sent: of a failure its code alone goes into log and record. */
function notTaken(error: unknown) {
  const code = error instanceof Error && 'responseCode' in error ? String(error.responseCode) : 'no answer';
  return { outcome: 'dead' as const, answer: `未能发出 · not sent: ${code}` };
}
