import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Clock } from '../../domain/clocks/clock';
import { nextClock } from '../../domain/clocks/clock';
import type { Command } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { whole } from '../../domain/item/item';
import { decideTick } from '../../domain/item/ring';
import type { Entry } from '../../domain/ledger/entry';
import type { Outcome } from '../messages/key-task';
import { searchAttributesOf } from '../messages/search-attributes';
import { record } from './recorder';
import { tellClocks, tellCommand, tellItem } from './story';
import { Turns } from './turns';

/**
 * An item under supervision: decides one thing at a time, has it recorded, and only then moves on, by what the ledger
 * says. What a handler worked out itself is never trusted: a retried workflow task may work out something else.
 */
export class SupervisedItem {
  /** Entries taken in during this run. */
  entries = 0;
  /** Whether a command has had its outcome during this run. */
  heard = false;
  item: Item;
  private readonly turns = new Turns();

  constructor(start: Item) {
    this.item = whole(start);
    setCurrentDetails(tellItem(this.item));
  }

  /** Carries out a person's command. One command id has one outcome, however often it comes. */
  async command(command: Command): Promise<Outcome> {
    if (!this.turns.take()) await this.turns.inLine();
    try {
      for (;;) {
        const decision = decide(this.item, command);
        const { id: commandId, at, actor, order } = command;
        const recorded = await record(
          {
            item: this.item,
            commandId,
            at,
            actor,
            decision: 'refusal' in decision ? { ...decision, order } : decision,
          },
          tellCommand(command, decision),
        );
        this.adopt(recorded.tail);
        this.heard ||= recorded.mine !== null || recorded.refusal !== null;
        if (recorded.mine) return { entry: recorded.mine };
        if (recorded.refusal) return { refusal: recorded.refusal };
      }
    } finally {
      this.turns.pass();
    }
  }

  /** Lets every clock ring that is due at `now` (epoch milliseconds); `first` is the one that woke us. */
  async ring(first: Clock, now: number): Promise<void> {
    const tick = {
      id: `clock/${first.kind}${first.step}/${first.by}/${first.at}@${this.item.version}`,
      now: Math.max(now, first.at),
    };
    if (!this.turns.take()) await this.turns.inLine();
    try {
      for (;;) {
        // What was recorded meanwhile may have stopped the clock. Judged by the item alone: the time differs on replay.
        const next = nextClock(this.item);
        if (!next || next.at > first.at) return;
        const events = decideTick(this.item, tick);
        const recorded = await record(
          { item: this.item, commandId: tick.id, at: tick.now, actor: null, decision: { events } },
          tellClocks(this.item, first),
        );
        this.adopt(recorded.tail);
        if (recorded.mine) return;
      }
    } finally {
      this.turns.pass();
    }
  }

  private adopt(tail: readonly Entry[]): void {
    if (tail.length === 0) return;
    const before = searchAttributesOf(this.item);
    for (const entry of tail) this.item = evolve(this.item, entry);
    this.entries += tail.length;
    const changed = searchAttributesOf(this.item).filter(
      (pair, index) => String(pair.value) !== String(before[index]?.value),
    );
    if (changed.length > 0) upsertSearchAttributes(changed);
    setCurrentDetails(tellItem(this.item));
  }
}
