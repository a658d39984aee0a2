/** What stands in a cell that means to be blank. */
const blank = /^[\s\-—–/\\無无暂]*$/u;

/** A cell's names, joined by 、；;，, or set on lines of their own; a dash or 无 is nobody. */
export function splitNames(text: string): string[] {
  return text
    .split(/[、；;，,\n]/u)
    .map((name) => name.trim())
    .filter((name) => !blank.test(name));
}

/** Whether a cell says that there is nobody, or nothing. */
export function meansNothing(text: string): boolean {
  return blank.test(text);
}
