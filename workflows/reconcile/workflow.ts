import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ReconcileActivities } from '../../activities/reconcile/activities';

const options = {
  startToCloseTimeout: '50m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const;
const activities = proxyActivities<ReconcileActivities>(options);

/** What was found to differ; zeros in normal running. */
export type Reconciled = { readonly missing: number; readonly workflows: number; readonly readModel: number };

/**
 * Compares engine, read model and ledger, both ways, and repairs by the paths that everything goes by anyway. What it
 * found is in the record (`drift`). A schedule starts it every hour.
 */
export async function reconcile(): Promise<Reconciled> {
  const missing = await activities.startWhatIsMissing.executeWithOptions(
    { ...options, summary: '在办任务是否都有流程在运行；没有的按台账重新开始' },
    [],
  );
  const { differed: workflows } = await activities.compareWorkflows.executeWithOptions(
    { ...options, summary: '运行中的流程是否与台账一致' },
    [],
  );
  const { differed: readModel } = await activities.compareReadModel.executeWithOptions(
    { ...options, summary: '任务表是否与台账一致' },
    [],
  );
  setCurrentDetails(`缺流程 ${missing} 项，流程不一致 ${workflows} 项，任务表不一致 ${readModel} 项`);
  return { missing, workflows, readModel };
}
