/** Words to the person at the terminal: English alone, or Chinese with the English beside it. */
export type Voice = {
  /** A check that passed, with where the thing is. */
  ok(what: string, where: string): void;
  /** Something that works, but not as it should. */
  warn(what: string, zh: string, en: string): void;
  /** Why it does not go on. */
  fail(zh: string, en: string, code?: string): void;
  note(zh: string, en: string): void;
  /** Something that a program of ours says itself. */
  line(text: string): void;
};

export const makeVoice = (locale: string): Voice => {
  const both = (zh: string, en: string): string => (locale.startsWith('en') ? en : `${zh} (${en})`);

  return {
    ok: (what, where) => console.log(`✓ ${what.padEnd(16)} ${where}`.trimEnd()),
    warn: (what, zh, en) => console.log(`! ${what}: ${both(zh, en)}`),
    fail: (zh, en, code) => console.error(`✗ ${code ? `[${code}] ` : ''}${both(zh, en)}`),
    note: (zh, en) => console.log(`· ${both(zh, en)}`),
    line: (text) => console.log(text),
  };
};
