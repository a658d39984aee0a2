export { BatchesPage as Component } from '../features/import/batches-page';
