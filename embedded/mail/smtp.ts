import { SMTPServer } from 'smtp-server';
import { hasCode, reasonOf } from '../failure';
import { loopback } from '../ports';
import type { Store } from './store';

const maxBytes = 50 * 1024 * 1024;

/**
 * Takes every letter for every address, and answers `250` only when it is on the disk: what a sender was told to be
 * delivered can be read, whatever is killed next.
 */
export const startSmtp = async (port: number, store: Store): Promise<SMTPServer> => {
  const server = new SMTPServer({
    banner: 'Duban mail catcher',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: maxBytes,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(refusal(552, 'the letter is larger than 50 MiB'));
        const { mailFrom, rcptTo } = session.envelope;
        try {
          const id = store.keep(Buffer.concat(chunks), {
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
          });

          return done(null, `kept as ${id}`);
        } catch (error) {
          const why = hasCode(error, 'ENOSPC') ? 'the disk is full' : reasonOf(error);

          return done(refusal(452, `not kept: ${why}`)); // the sender tries again later
        }
      });
    },
  });
  server.on('error', (error) => console.error(reasonOf(error))); // a connection that broke; the sender sees it too
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, loopback, resolve);
  });

  return server;
};

const refusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode });
