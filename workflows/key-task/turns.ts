/**
 * Lets one decision be under way at a time. Whoever finds the turn free goes on at once, without a promise: the engine
 * notes down the stack of every promise, which makes them the dearest thing in a workflow.
 */
export class Turns {
  private taken = false;
  private readonly waiting: (() => void)[] = [];

  /** Takes the turn where it is free; answers whether it was. */
  take(): boolean {
    if (this.taken) return false;
    this.taken = true;
    return true;
  }

  /** Waits for the turn that another has, in the order of coming. */
  inLine(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Hands the turn to the next in line. It is never free in between, so that nobody slips in. */
  pass(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken = false;
  }
}
