export { HealthPage as Component } from '../features/admin/health-page';
