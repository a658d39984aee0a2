import { setTimeout as sleep } from 'node:timers/promises';

type Letter = { readonly id: string; readonly subject: string; readonly text: string };

/** The mail catcher that a start of the product prints the page of. */
export class Mailbox {
  constructor(private readonly page: string) {}

  /** Where the newest letter to somebody that says this can be seen as they see it; waits for it. */
  async letter(to: string, says: string): Promise<string> {
    const letters = await this.until(to, (all) => all.some(({ subject }) => subject.includes(says)));
    const found = letters.findLast(({ subject }) => subject.includes(says));
    return `${this.page}/email/${found?.id}/html`;
  }

  /** The newest of so many codes that were mailed to somebody. */
  async code(to: string, mailed: number): Promise<string> {
    const codesIn = (all: readonly Letter[]) =>
      all.flatMap(({ text }) => /^ {4}(\d{6})$/m.exec(text.replaceAll('\r', ''))?.[1] ?? []);
    const codes = codesIn(await this.until(to, (all) => codesIn(all).length >= mailed));
    return codes.at(-1) ?? '';
  }

  private async until(to: string, there: (letters: readonly Letter[]) => boolean): Promise<readonly Letter[]> {
    for (let left = 300; left > 0; left--) {
      const query = new URLSearchParams({ to, limit: '1000' });
      const letters = (await (await fetch(`${this.page}/email?${query}`)).json()) as Letter[];
      if (there(letters)) return letters;
      await sleep(100);
    }
    throw new Error(`the letter to ${to} did not come within 30 s`);
  }
}
