export { MinePage as Component } from '../features/mine/mine-page';
