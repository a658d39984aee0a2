import { beating } from '../issue/beating';
import { startMissing } from '../issue/start-missing';
import type { Compared } from './read-model';
import { compareReadModel } from './read-model';
import type { Comparing } from './workflows';
import { compareWorkflows } from './workflows';

/** What engine, read model and ledger are compared with. */
export type ReconcileDependencies = Comparing;

/** The steps of a comparison; each may be repeated. */
export function createReconcileActivities(dependencies: ReconcileDependencies) {
  const { database, client } = dependencies;
  return {
    /** Starts what should run and does not; answers how many items that were. */
    async startWhatIsMissing(): Promise<number> {
      return beating(async () => (await startMissing(database, client)).items);
    },
    async compareWorkflows(): Promise<Compared> {
      return beating(() => compareWorkflows(dependencies));
    },
    async compareReadModel(): Promise<Compared> {
      return beating(() => compareReadModel(database));
    },
  };
}

export type ReconcileActivities = ReturnType<typeof createReconcileActivities>;
