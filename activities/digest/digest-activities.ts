import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { policyInForce } from '../issue/policy-in-force';
import type { Gathered } from './gather';
import { gatherMorning, tellOfDead } from './gather';
import type { Morning } from './morning';
import { morningFor } from './morning';

/** What the morning's digest does its work with. */
export type DigestDependencies = {
  readonly database: Database;
  readonly zone: string;
  readonly calendars: Calendars;
  /** Called after digests have been made, so that they go out at once. */
  readonly nudge: () => void;
};

/** The steps of a morning's digest; each may be repeated, and finds what it has done. */
export function createDigestActivities({ database, zone, calendars, nudge }: DigestDependencies) {
  return {
    /** The working morning that a digest planned for an instant is for; null on a day off. */
    async planMorning(planned: number): Promise<Morning | null> {
      const { calendar } = await calendars.inForce();
      const { remindAt } = await policyInForce(database, {});
      return morningFor(planned, Date.now(), { calendar, zone, remindAt });
    },
    /** How many items have a clock that should have rung by an instant and has not. */
    async countBehind(at: number): Promise<number> {
      return await database.task.count({ where: { nextAt: { lte: new Date(at) } } });
    },
    /** Makes the morning's digests, one for each person for whom something waits. */
    async gatherDigests(day: string): Promise<Gathered> {
      await tellOfDead(database);
      const gathered = await gatherMorning(database, day);
      nudge();
      return gathered;
    },
  };
}

export type DigestActivities = ReturnType<typeof createDigestActivities>;
