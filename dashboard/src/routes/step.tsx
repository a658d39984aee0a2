export { StepDrawer as Component } from '../features/mine/step-drawer';
