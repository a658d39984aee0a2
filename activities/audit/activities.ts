import type { Open } from '../../audit/history/events';
import type { Signer } from '../../audit/signing-key';
import type { Database } from '../../prisma/client';
import { makeDueCheckpoint } from './checkpoint';
import type { Replayer } from './replay';
import { replayHistories } from './replay';

/** What the record is checked with. */
export type AuditDependencies = {
  readonly database: Database;
  readonly zone: string;
  /** Null where no key was given: then no checkpoint is made. */
  readonly signer: Signer | null;
  /** Replays histories with the workflow code of this worker. */
  readonly replayer: Replayer;
  /** Opens what is sealed in them. */
  readonly open: Open;
  /** Called after letters have been written, so that they go out at once. */
  readonly nudge: () => void;
};

/** Checkpoints of the record, and the replay of archived histories. */
export function createAuditActivities({ database, zone, signer, replayer, open, nudge }: AuditDependencies) {
  return {
    async makeDueCheckpoint(cause: 'daily' | 'seal'): Promise<number | null> {
      if (!signer) return null;
      const number = await makeDueCheckpoint(database, { signer, zone, cause });
      if (number !== null) nudge();
      return number;
    },
    replayHistories: (id: string) => replayHistories(database, { replayer, open }, id),
  };
}

export type AuditActivities = ReturnType<typeof createAuditActivities>;
