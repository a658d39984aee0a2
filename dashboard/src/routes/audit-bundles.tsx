export { BundlesPage as Component } from '../features/audit/bundles-page';
