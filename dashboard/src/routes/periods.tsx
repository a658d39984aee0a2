export { PeriodsPage as Component } from '../features/periods/list/periods-page';
