import type { Logger } from 'pino';
import type { Database } from '../../prisma/client';
import type { Settings } from '../settings';
import type { Auth } from './auth';
import { signInKey } from './key';
import { mailCode } from './mail/code-letter';
import type { Post } from './mail/post';
import { openPost } from './mail/post';

/** All that signing in stands on, opened once for an API process. */
export type SignIn = {
  /** The library; set up when it is first needed, since its key may have to come from the database. */
  auth(): Promise<Auth>;
  key(): Promise<string>;
  readonly post: Post;
  /** Work that an answer does not wait for, so that how long it takes tells nobody anything. A failure is logged. */
  later(work: () => Promise<void>): void;
  /** Whether {@link SignIn.close} was called: what can be left for the next process is. */
  isClosing(): boolean;
  /** Waits for what was put off, and ends the connections. */
  close(): Promise<void>;
};

export function openSignIn(ground: { database: Database; settings: Settings; log: Logger }): SignIn {
  const { database, settings, log } = ground;
  const post = openPost(ground);
  const under = new Set<Promise<void>>();
  let closing = false;
  const key = remembered(() => signInKey(database, settings));
  const auth = remembered(async () => {
    // A third of all that a process would load, and most never ask for it: only when somebody signs in.
    const { buildAuth } = await import('./auth');
    return buildAuth({ ...ground, key: await key(), sendCode: (email, code) => mailCode(ground, post, email, code) });
  });
  return {
    auth,
    key,
    post,
    later(work) {
      const done: Promise<void> = work()
        .catch((error: unknown) => log.error({ err: error }, 'signing in'))
        .finally(() => under.delete(done));
      under.add(done);
    },
    isClosing: () => closing,
    async close() {
      closing = true;
      while (under.size > 0) await Promise.all(under);
      post.close();
    },
  };
}

/** Makes a thing once; a failure is not remembered. */
function remembered<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
