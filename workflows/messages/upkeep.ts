/** The workflow types that look after the record, each started every hour by a schedule. */
export const archiveType = 'archiveRuns';
export const reconcileType = 'reconcile';

/** Their schedules, and the beginnings of their workflows' ids: the engine adds the time of each. */
export const archiveId = 'archive';
export const reconcileId = 'reconcile';
