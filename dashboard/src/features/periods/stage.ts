import type { PeriodHead } from '../../api/types';

/** How far a month or quarter is; beyond what is stored, a year has months that have yet to begin, or had no items. */
export type Stage = PeriodHead['state'] | 'ahead' | 'before';
