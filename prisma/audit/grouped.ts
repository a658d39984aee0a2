/** Rows in the order of a key, taken one key's at a time: several such streams are walked side by side in bounded memory. */
export class Grouped<Row extends object> {
  private head: Row | undefined;
  private begun = false;

  constructor(
    private readonly rows: AsyncGenerator<Row>,
    private readonly keyOf: (row: Row) => string | null,
  ) {}

  /** The key that comes next; null at the end. Rows without a key come first, under the empty one. */
  async next(): Promise<string | null> {
    if (!this.begun) await this.advance();
    this.begun = true;
    return this.head === undefined ? null : (this.keyOf(this.head) ?? '');
  }

  /** All rows of a key, where it is the next one. */
  async take(key: string): Promise<Row[]> {
    const taken: Row[] = [];
    while ((await this.next()) === key && this.head !== undefined) {
      taken.push(this.head);
      await this.advance();
    }
    return taken;
  }

  private async advance(): Promise<void> {
    const { value, done } = await this.rows.next();
    this.head = done ? undefined : value;
  }
}
