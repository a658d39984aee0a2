export { DecisionsPage as Component } from '../features/decisions/decisions-page';
