import type { SendMailOptions } from 'nodemailer';
import { createTransport } from 'nodemailer';
import type { MailServer } from '../../servers/mail';
import { mailConnection } from '../../servers/mail';
import type { Failure } from './verdict';

/** One letter takes at most this long, from the connection to the server's last word. */
export const sendMs = 60_000;

/** Sends one message: the server's answer, or what went wrong and how far it had come. */
export type Transport = {
  send(message: SendMailOptions): Promise<{ readonly response: string } | Failure>;
  /** Ends every connection, also those in use. */
  close(): void;
};

export type TransportOptions = { readonly server: MailServer; readonly connections: number; readonly sendMs?: number };

type Progress = { begun: boolean; whole: boolean };

/**
 * A pool of SMTP connections. Nothing is queued or repeated in here (`maxRequeues: 0`): every try is one that the mail
 * log knows of. `socketTimeout` only notices silence, so a signal ends a server that drips.
 */
export function openTransport({ server, connections, sendMs: limit = sendMs }: TransportOptions): Transport {
  const progress = new WeakMap<AbortSignal, Progress>();
  const mailer = createTransport({
    ...mailConnection(server),
    pool: true,
    maxConnections: connections,
    maxRequeues: 0,
    connectionTimeout: Math.min(10_000, limit),
    greetingTimeout: Math.min(15_000, limit),
    socketTimeout: Math.min(30_000, limit),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Once the message has been read to its end it may be in the server's hands, whatever the connection does then.
  mailer.use('stream', (mail, done) => {
    const seen = mail.data.signal && progress.get(mail.data.signal);
    mail.message.processFunc((input) => {
      if (seen) input.once('resume', () => Object.assign(seen, { begun: true }));
      if (seen) input.once('end', () => Object.assign(seen, { whole: true }));
      return input;
    });
    done();
  });

  return {
    async send(message) {
      const signal = AbortSignal.timeout(limit);
      const seen: Progress = { begun: false, whole: false };
      progress.set(signal, seen);
      try {
        const { response } = await mailer.sendMail({ ...message, signal });
        return { response };
      } catch (error) {
        return { error, ...seen };
      }
    },
    close: () => mailer.close({ force: true }),
  };
}
