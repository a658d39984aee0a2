/** A reason not to start that a person can act on: one sentence in each language, and no stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  constructor(
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(en, options);
  }
}

/** The message of whatever was thrown, on one line. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(reasonOf).join('; ');
  const text = error instanceof Error ? error.message || error.name : String(error);

  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
};

/** True for an error of the file system or of a socket with this code, such as `ENOSPC`. */
export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
