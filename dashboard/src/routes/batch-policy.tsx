export { BatchPolicyPage as Component } from '../features/policy/batch-policy-page';
