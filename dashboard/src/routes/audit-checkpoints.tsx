export { CheckpointsPage as Component } from '../features/audit/checkpoints-page';
