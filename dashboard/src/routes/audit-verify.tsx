export { VerifyPage as Component } from '../features/audit/verify-page';
