import type { Client } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { beating } from '../issue/beating';
import { startMissing } from '../issue/start-missing';
import type { Compared } from './read-model';
import { compareReadModel } from './read-model';
import { compareWorkflows } from './workflows';

/** What engine, read model and ledger are compared with. */
export type ReconcileDependencies = { readonly database: Database; readonly client: Client };

/** The steps of a comparison; each may be repeated. */
export function createReconcileActivities({ database, client }: ReconcileDependencies) {
  return {
    /** Starts what should run and does not; answers how many items that were. */
    async startWhatIsMissing(): Promise<number> {
      return beating(async () => (await startMissing(database, client)).items);
    },
    /** `hour` says whose turn it is to be asked themselves. */
    async compareWorkflows(hour: number): Promise<Compared> {
      return beating(() => compareWorkflows(database, client, hour));
    },
    async compareReadModel(): Promise<Compared> {
      return beating(() => compareReadModel(database));
    },
  };
}

export type ReconcileActivities = ReturnType<typeof createReconcileActivities>;
