export { UnitsPage as Component } from '../features/directory/units-page';
