import type { Rules } from '../clocks/rules';
import type { Day } from '../clocks/zone';
import { dayOf } from '../clocks/zone';
import type { Issued } from '../item/event';
import type { LetterKind, LetterWanted } from '../letters/letter';
import { isQuiet, lettersFor, stillMatters } from '../letters/letter';
import { dueOf } from '../letters/mornings';
import { holdOf, lettersFrom } from '../letters/together';
import type { Directory } from '../people/directory';
import { peopleOf } from '../people/directory';
import type { SimulatedEntry } from './simulate-item';

/** Mails of one day to one person: letters sent at once, and the morning's digest with the matters in it. */
export type DaysMail = {
  readonly day: Day;
  readonly person: string;
  readonly atOnce: number;
  readonly gathered: number;
};

/** A letter with the day on which it goes out, and the day and instant at which it is written. */
type Dated = Pick<LetterWanted, 'kind' | 'to' | 'gathered'> & {
  readonly day: Day;
  readonly written: Day;
  readonly at: number;
  /** Whether it is held, so that several are one. */
  readonly held: boolean;
};

/** What is known of a person's day: letters that go by themselves, matters for the digest, and when held ones are written. */
type Counted = { readonly day: Day; readonly person: string; alone: number; gathered: number; readonly held: number[] };

/**
 * Counts what would be mailed, by day and person, as the outbox would have it: what is gathered goes with the next
 * working morning's digest, one for each person; escalations of one morning are one letter from some number on; what
 * is over before its letter goes, and what its reader goes without, is not sent at all.
 */
export class MailTally {
  private readonly days = new Map<string, Counted>();
  private readonly known = new Map<string, readonly string[]>();
  private readonly lives = new Map<readonly SimulatedEntry[], readonly Dated[]>();
  /** Whether who stands in for whom depends on the day. */
  private readonly substitutesChange: boolean;
  /** Those who go without letters of some kind. */
  private readonly quiet: ReadonlyMap<string, Directory['officials'][number]>;

  /** `until` is the last instant of which mails are counted, epoch milliseconds. */
  constructor(
    private readonly directory: Directory,
    private readonly rules: Rules,
    private readonly until: number,
  ) {
    this.substitutesChange = directory.officials.some(({ substitute }) => substitute?.from || substitute?.until);
    this.quiet = new Map(directory.officials.filter(({ quiet }) => quiet?.length).map((one) => [one.id, one]));
  }

  /** Takes in the letters of a life, which may be that of another item of the same shape, for an item's own people. */
  add(entries: readonly SimulatedEntry[], item: Issued['item']): void {
    for (const letter of this.lettersOf(entries)) {
      for (const person of this.readers(letter, item)) {
        if (this.goesWithout(person, letter.kind)) continue;
        const mail = this.mailOf(letter.day, person);
        if (letter.gathered) mail.gathered++;
        else if (letter.held) mail.held.push(letter.at);
        else mail.alone++;
      }
    }
  }

  /** Every day on which somebody gets a mail, in order. */
  all(): readonly DaysMail[] {
    const inOrder = [...this.days.values()].sort(
      (a, b) => a.day.localeCompare(b.day) || a.person.localeCompare(b.person),
    );
    return inOrder.map(({ day, person, alone, gathered, held }) => {
      const atOnce = alone + lettersFrom(held.sort((a, b) => a - b));
      return { day, person, atOnce, gathered };
    });
  }

  private goesWithout(person: string, kind: LetterKind): boolean {
    const chooser = this.quiet.get(person);
    return chooser !== undefined && isQuiet(kind, chooser);
  }

  private mailOf(day: Day, person: string): Counted {
    const key = `${day}|${person}`;
    const mail = this.days.get(key) ?? { day, person, alone: 0, gathered: 0, held: [] };
    this.days.set(key, mail);
    return mail;
  }

  private lettersOf(entries: readonly SimulatedEntry[]): readonly Dated[] {
    const known = this.lives.get(entries);
    if (known) return known;
    const owner = entries[0]?.after.owner.id;
    const letters = entries.flatMap((entry) =>
      lettersFor(entry, entry.after, this.rules.policy).flatMap((wanted) => this.sentOf(wanted, entry, entries, owner)),
    );
    this.lives.set(entries, letters);
    return letters;
  }

  /** A letter as it goes out; none where that would be too late, or its matter is over by then. */
  private sentOf(
    { kind, occasion, to, people, gathered }: LetterWanted,
    { at, events }: SimulatedEntry,
    entries: readonly SimulatedEntry[],
    owner: string | undefined,
  ): Dated[] {
    const { zone, calendar, policy } = this.rules;
    const hold = holdOf(kind, events);
    const sent = gathered ? dueOf(at, { calendar, zone, remindAt: policy.remindAt }) : at + hold * 1_000;
    const then = entries.findLast((entry) => entry.at <= sent);
    if (sent > this.until || !then || !stillMatters({ kind, occasion, writtenAt: at }, then.after)) return [];
    // A simulation's people are told by relation: only the owner is ever named.
    const told = owner !== undefined && people.includes(owner) ? [...to, 'owner' as const] : to;
    const [day, written] = [dayOf(sent, zone), dayOf(at, zone)];
    return [{ kind, to: told, gathered, day, written, at, held: hold > 0 }];
  }

  private readers({ to, written }: Dated, item: Issued['item']): readonly string[] {
    const concerned = { owner: item.owner.id, leader: item.leader?.id ?? null, leadUnit: item.leadUnit.code };
    const key = [
      this.substitutesChange && written,
      ...to,
      concerned.owner,
      concerned.leader,
      concerned.leadUnit,
    ].join();
    const named = this.known.get(key) ?? peopleOf(to, concerned, this.directory, written);
    this.known.set(key, named);
    return named;
  }
}
