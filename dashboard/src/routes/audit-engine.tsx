export { EnginePage as Component } from '../features/audit/engine-page';
