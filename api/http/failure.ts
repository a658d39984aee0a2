import { PayloadSealedError } from '../../servers/payloads/seal';
import { ProblemError, problem } from '../problem';

/** Database errors that say it is away or cannot take more just now, by Prisma's codes and PostgreSQL's. */
const awayCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
]);
const awayWords =
  /can't reach database|connection terminated|timeout exceeded when trying to connect|the database system is|terminating connection|ECONNREFUSED/i;

/** Whatever was thrown, as a problem: its own, or the one it amounts to. Unknown ones hide behind `internal_error`. */
export function problemFrom(thrown: unknown, request: string): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  if (isBadAddress(thrown)) return problem('invalid_address', {}, { cause: thrown });
  if (isDatabaseAway(thrown)) return problem('database_away', { headers: soon }, { cause: thrown });
  const sealed = sealedIn(thrown);
  if (sealed) return sealedProblem(sealed, thrown);
  return problem('internal_error', { params: { request } }, { cause: thrown });
}

const soon = { 'Retry-After': '3' };

/** A key that is put back is taken up by itself, so that what is sealed with it may soon be asked for again. */
function sealedProblem({ code, keyId }: PayloadSealedError, cause: unknown): ProblemError {
  const headers = code === 'payload_key_unknown' ? soon : {};
  return problem(code, { params: { key: keyId }, headers }, { cause });
}

/** Whether an error means that the database does not answer, rather than that it was asked for something wrong. */
export function isDatabaseAway(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown ? thrown.code : undefined;
  if (typeof code === 'string' && awayCodes.has(code)) return true;
  return awayWords.test(thrown.message) || isDatabaseAway(thrown.cause);
}

/** What could not be opened, wherever below the failure it stands. */
function sealedIn(thrown: unknown): PayloadSealedError | undefined {
  if (thrown instanceof PayloadSealedError) return thrown;
  return thrown instanceof Error ? sealedIn(thrown.cause) : undefined;
}

/** Express's router says so of a path whose percent-encoding is broken. */
function isBadAddress(thrown: unknown): boolean {
  return thrown instanceof URIError;
}
