export { DriftsPage as Component } from '../features/audit/drifts-page';
