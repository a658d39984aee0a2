import type { Logger } from 'pino';
import type { Signer } from '../audit/signing-key';
import type { Database } from '../prisma/client';
import type { Settings } from './settings';
import type { SignIn } from './sign-in/sign-in';
import type { Temporal } from './temporal';

/** What the API stands on; tests give their own. */
export type Dependencies = {
  readonly database: Database;
  /** The same database, over connections that can change nothing: auditors' reads run there. */
  readonly reading: Database;
  readonly temporal: Temporal;
  readonly settings: Settings;
  readonly log: Logger;
  readonly signIn: SignIn;
  /** Null where no key was given: then nothing can be signed. */
  readonly signer: Signer | null;
  /** Holds every answer against its schema; on in tests, so that the spec cannot say what the API does not. */
  readonly checkAnswers?: boolean | undefined;
};
