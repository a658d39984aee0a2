/** How a try at sending ended, as the mail log names it. */
export type Outcome = 'sent' | 'refused' | 'failed' | 'unknown' | 'moot';

/** What a try came to, with the server's own words, or what stood in their place. */
export type Verdict = {
  readonly outcome: Outcome;
  readonly answer: string;
  /** The server refused for good: the same letter would be refused again. */
  readonly final: boolean;
  /** The server could not be talked to at all, so that other letters would fare no better. */
  readonly away: boolean;
};

/** What is known of a failure: nodemailer's error, and whether the whole message had left before it. */
export type Failure = { readonly error: unknown; readonly whole: boolean; readonly begun: boolean };

type SmtpError = {
  readonly message: string;
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
};

/** An answer to one of these is about this letter and its address; any other is about the server or our account. */
const aboutTheLetter = ['RCPT TO', 'DATA'];

/** Judges a failed send. Pure, so that every way in which SMTP goes wrong can be told apart in a table of tests. */
export function judge({ error, whole, begun }: Failure): Verdict {
  const smtp = error instanceof Error ? (error as SmtpError) : { message: String(error) };
  const answer = answerOf(smtp);
  const code = typeof smtp.responseCode === 'number' ? smtp.responseCode : undefined;

  if (code !== undefined) {
    const ours = aboutTheLetter.includes(String(smtp.command)) || tooLarge(code, smtp);
    if (!ours) return { outcome: 'failed', answer, final: false, away: true };
    return { outcome: 'refused', answer, final: code >= 500 && !sessionFault(code), away: code === 421 };
  }
  if (smtp.code === 'EENVELOPE' && smtp.message.startsWith('Invalid sender'))
    return { outcome: 'failed', answer, final: false, away: true };
  if (smtp.code === 'EENVELOPE') return { outcome: 'refused', answer, final: true, away: false };
  if (whole) return { outcome: 'unknown', answer, final: false, away: false };
  return { outcome: 'failed', answer, final: false, away: !begun };
}

/** The server's reply; where there is none, what happened to the connection. One line, and never long. */
export function answerOf({ response, message, code }: Pick<SmtpError, 'response' | 'message' | 'code'>): string {
  const said = typeof response === 'string' ? response : `${typeof code === 'string' ? `${code} ` : ''}${message}`;
  return [...said.replace(/\s+/gu, ' ').trim()].slice(0, 500).join('');
}

/** 503 says that the session was in a wrong state, 530 and 535 that we have to sign in: not the letter's fault. */
function sessionFault(code: number): boolean {
  return code === 503 || code === 530 || code === 535;
}

function tooLarge(code: number, { command }: SmtpError): boolean {
  return code === 552 && command === 'MAIL FROM';
}
