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
  private readonly keepers: Promise<void>[] = [];
  private readonly ending = new AbortController();

  constructor(
    private readonly family: Family,
    private readonly voice: Voice,
  ) {}

  /** Brings a part up for the first time; its failure is the caller's to tell. */
  async start(part: Part): Promise<void> {
    const child = await part.start();
    if (child === undefined) return;
    await this.take(part, child);
    if (this.ending.signal.aborted) await part.stop(child);
    else this.keepers.push(this.keep(part, child));
  }

  /** No part is started again from now on. */
  cease(): void {
    this.ending.abort();
  }

  /** Ends these parts, side by side; those that do not run are passed over. */
  async stop(parts: readonly Part[]): Promise<void> {
    this.cease();
    const stopped = parts.map((part) => {
      const child = this.running.get(part);

      return child && part.stop(child);
    });
    await Promise.all(stopped);
  }

  /** A child that cannot be recorded, since the disk is full, is not kept: no later start would find it. */
  private async take(part: Part, child: Child): Promise<void> {
    try {
      this.family.add(part.name, child.pid);
    } catch (error) {
      await part.stop(child);
      throw error;
    }
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
      const child = await part.start();
      if (child) await this.take(part, child);
      this.voice.ok(part.name, part.address);

      return child;
    } catch (error) {
      this.voice.note(
        `${part.name} 仍未启动：${reasonOf(error)}`,
        `${part.name} does not start yet: ${reasonOf(error)}`,
      );

      return undefined;
    }
  }
}
