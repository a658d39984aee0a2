/** A reason not to start that a person can act on: one sentence in each language, and no stack. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  /** Stable, for programs and operators' notes; where left out there is nothing but the sentence. */
  readonly code: string | undefined;
  constructor(
    readonly zh: string,
    readonly en: string,
    options?: ErrorOptions & { readonly code?: string | undefined },
  ) {
    super(en, options);
    this.code = options?.code;
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
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
