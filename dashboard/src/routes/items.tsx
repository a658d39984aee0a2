export { ItemsPage as Component } from '../features/items/items-page';
