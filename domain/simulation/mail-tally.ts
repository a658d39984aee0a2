import type { Rules } from '../clocks/rules';
import type { Day } from '../clocks/zone';
import { dayOf, instantOf } from '../clocks/zone';
import type { Issued } from '../item/event';
import type { LetterWanted } from '../letters/letter';
import { lettersFor } from '../letters/letter';
import type { Directory } from '../people/directory';
import { peopleOf } from '../people/directory';
import type { SimulatedEntry } from './simulate-item';

/** Mails of one day to one person: letters sent at once, and the morning's digest with the matters in it. */
export type DaysMail = { readonly day: Day; readonly person: string; atOnce: number; gathered: number };

/** A letter with the day on which it is written, and the one on which it goes out. */
type Dated = Pick<LetterWanted, 'to' | 'gathered'> & { readonly day: Day; readonly written: Day };

/**
 * Counts what would be mailed, by day and person, as the outbox would have it: what is gathered goes with the next
 * working morning's digest, one for each person.
 */
export class MailTally {
  private readonly days = new Map<string, DaysMail>();
  private readonly known = new Map<string, readonly string[]>();
  private readonly lives = new Map<readonly SimulatedEntry[], readonly Dated[]>();
  /** Whether who stands in for whom depends on the day. */
  private readonly substitutesChange: boolean;

  constructor(
    private readonly directory: Directory,
    private readonly rules: Rules,
  ) {
    this.substitutesChange = directory.officials.some(({ substitute }) => substitute?.from || substitute?.until);
  }

  /** Takes in the letters of a life, which may be that of another item of the same shape, for an item's own people. */
  add(entries: readonly SimulatedEntry[], item: Issued['item']): void {
    for (const letter of this.lettersOf(entries)) {
      for (const person of this.readers(letter, item)) {
        const mail = this.mailOf(letter.day, person);
        if (letter.gathered) mail.gathered++;
        else mail.atOnce++;
      }
    }
  }

  /** Every day on which somebody gets a mail, in order. */
  all(): readonly DaysMail[] {
    return [...this.days.values()].sort((a, b) => a.day.localeCompare(b.day) || a.person.localeCompare(b.person));
  }

  private mailOf(day: Day, person: string): DaysMail {
    const key = `${day}|${person}`;
    const mail = this.days.get(key) ?? { day, person, atOnce: 0, gathered: 0 };
    this.days.set(key, mail);
    return mail;
  }

  /** The day of the digest that what is written at an instant goes with. */
  private morningFrom(at: number): Day {
    const { calendar, policy, zone } = this.rules;
    const today = dayOf(at, zone);
    const inTime = calendar.isWorkingDay(today) && at <= instantOf(today, policy.remindAt, zone);
    return inTime ? today : calendar.nthAfter(today, 1);
  }

  private lettersOf(entries: readonly SimulatedEntry[]): readonly Dated[] {
    const known = this.lives.get(entries);
    if (known) return known;
    const owner = entries[0]?.after.owner.id;
    const letters = entries.flatMap((entry) => {
      const written = dayOf(entry.at, this.rules.zone);
      return lettersFor(entry, entry.after, this.rules.policy).map(({ to, people, gathered }) => ({
        day: gathered ? this.morningFrom(entry.at) : written,
        written,
        // A simulation's people are told by relation: only the owner is ever named.
        to: owner !== undefined && people.includes(owner) ? [...to, 'owner' as const] : to,
        gathered,
      }));
    });
    this.lives.set(entries, letters);
    return letters;
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
