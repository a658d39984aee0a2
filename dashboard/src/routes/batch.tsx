export { BatchPage as Component } from '../features/import/batch-page';
