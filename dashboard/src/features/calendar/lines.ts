/** A notice as it goes to the API. */
export type NoticeDays = {
  readonly off: readonly string[];
  readonly work: readonly string[];
  readonly names: Readonly<Record<string, string>>;
};

export type LineFault = { readonly line: number; readonly text: string };

const pattern = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,，]+(休|班|off|work)(?:[\s,，]+(.+))?$/i;

/** Reads days as pasted, one a line: a day, 休 or 班, and a name. Whether there are such days is the API's to judge. */
export function readLines(text: string): NoticeDays | LineFault {
  const off: string[] = [];
  const work: string[] = [];
  const names: Record<string, string> = {};
  for (const [at, raw] of text.split('\n').entries()) {
    const written = raw.trim();
    if (written === '') continue;
    const [, year, month = '', date = '', type = '', name] = pattern.exec(written) ?? [];
    if (year === undefined) return { line: at + 1, text: written };
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    (/休|off/i.test(type) ? off : work).push(day);
    if (name?.trim()) names[day] = name.trim();
  }
  return { off, work, names };
}
