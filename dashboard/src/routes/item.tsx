export { ItemDrawer as Component } from '../features/item/item-drawer';
