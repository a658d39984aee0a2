export { SearchPage as Component } from '../features/audit/search-page';
