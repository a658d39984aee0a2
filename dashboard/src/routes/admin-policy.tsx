export { PolicyPage as Component } from '../features/policy/policy-page';
