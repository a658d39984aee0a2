import type { Morning } from '../../domain/letters/mornings';
import { morningFor, occasionOf } from '../../domain/letters/mornings';
import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import type { Gathered } from './gather';
import { gatherMorning, tellOfDead } from './gather';
import { hoursInForce } from './hours';

/** What the morning's digest does its work with. */
export type DigestDependencies = {
  readonly database: Database;
  readonly zone: string;
  readonly calendars: Calendars;
  /** Called after digests have been made, so that they go out at once. */
  readonly nudge: () => void;
};

/** A morning with the name of its digests. */
export type PlannedMorning = Pick<Morning, 'day' | 'at'> & { readonly occasion?: string };

/** The steps of a morning's digest; each may be repeated, and finds what it has done. */
export function createDigestActivities({ database, zone, calendars, nudge }: DigestDependencies) {
  return {
    /** The working morning that a digest planned for an instant is for; null where it is for none. */
    async planMorning(planned: number): Promise<PlannedMorning | null> {
      const { calendar } = await calendars.inForce();
      const { all: hours } = await hoursInForce(database);
      const morning = morningFor(planned, Date.now(), { calendar, zone, hours });
      return morning && { ...morning, occasion: occasionOf(morning) };
    },
    /** How many items have a clock that should have rung by an instant and has not. */
    async countBehind(at: number): Promise<number> {
      return await database.task.count({ where: { nextAt: { lte: new Date(at) } } });
    },
    /**
     * Makes a morning's digests, one for each person for whom something of its hour waits. A run from a time with one
     * hour only names the day alone.
     */
    async gatherDigests(occasion: string): Promise<Gathered> {
      await tellOfDead(database);
      const gathered = await gatherMorning(database, occasion, await hoursInForce(database));
      nudge();
      return gathered;
    },
  };
}

export type DigestActivities = ReturnType<typeof createDigestActivities>;
