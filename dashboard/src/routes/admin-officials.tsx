export { OfficialsPage as Component } from '../features/directory/officials-page';
