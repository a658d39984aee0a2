import { setTimeout as sleep } from 'node:timers/promises';
import type { Child } from './child';
import { reasonOf } from './failure';
import type { Family } from './orphans';
import type { Part } from './part';
import type { Voice } from './say';

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** Whoever ran this long has recovered, and a new trouble starts with short pauses again. */
const recoveredMs = 60_000;

/** Keeps parts running: one that ends unasked is started again, with pauses that double while it keeps ending. */
export class Supervisor {
  private readonly running = new Map<Part, Child>();
  private readonly keepers = new Map<Part, Promise<void>>();
  private readonly ending = new AbortController();

  constructor(
    private readonly family: Family,
    private readonly voice: Voice,
  ) {}

  /** Brings a part up for the first time; its failure is the caller's to tell. */
  async start(part: Part): Promise<void> {
    const child = await part.start((born) => this.take(part, born));
    if (child === undefined) return;
    if (this.ending.signal.aborted) await part.stop(child);
    else this.keepers.set(part, this.keep(part, child));
  }

  /** No part is started again from now on. */
  cease(): void {
    this.ending.abort();
  }

  /** Ends these parts, side by side, also one that is just being started again; those that do not run are passed over. */
  async stop(parts: readonly Part[]): Promise<void> {
    this.cease();
    const stopped = parts.map(async (part) => {
      await this.stopRunning(part);
      await this.keepers.get(part);
    });
    await Promise.all(stopped);
  }

  private async stopRunning(part: Part): Promise<void> {
    const child = this.running.get(part);
    if (child) await part.stop(child);
  }

  /**
   * Records a process at its birth: were we killed before it answers, the next start must find it.
   * @throws where it cannot be recorded, since the disk is full, and where nothing is to be started any more.
   */
  private take(part: Part, child: Child): void {
    if (this.ending.signal.aborted) throw new Error(`${part.name} is not started any more`);
    this.family.add(part.name, child.pid);
    this.running.set(part, child);
  }

  private async keep(part: Part, first: Child): Promise<void> {
    let child: Child | undefined = first;
    let pause = firstPauseMs;
    while (!this.ending.signal.aborted) {
      const since = performance.now();
      const how = child === undefined ? 'not started' : await child.ended;
      if (this.ending.signal.aborted) return;
      if (performance.now() - since > recoveredMs) pause = firstPauseMs;
      if (child !== undefined) this.tell(part, how, pause);
      await sleep(pause, undefined, { signal: this.ending.signal }).catch(() => undefined); // woken to end
      pause = Math.min(pause * 2, longestPauseMs);
      child = await this.again(part);
    }
    if (child !== undefined) await part.stop(child);
  }

  private tell(part: Part, how: string, pauseMs: number): void {
    const seconds = pauseMs / 1000;
    this.voice.note(
      `${part.name} 意外退出（${how}），${seconds} 秒后重新启动`,
      `${part.name} ended unasked (${how}), started again in ${seconds} s`,
    );
  }

  private async again(part: Part): Promise<Child | undefined> {
    if (this.ending.signal.aborted) return undefined;
    try {
      const child = await part.start((born) => this.take(part, born));
      this.voice.ok(part.name, part.address);

      return child;
    } catch (error) {
      await this.stopRunning(part); // one that ran and could not be set up must not be in the way of the next
      if (this.ending.signal.aborted) return undefined;
      this.voice.note(
        `${part.name} 仍未启动：${reasonOf(error)}`,
        `${part.name} does not start yet: ${reasonOf(error)}`,
      );

      return undefined;
    }
  }
}
