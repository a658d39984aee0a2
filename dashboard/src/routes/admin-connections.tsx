export { ConnectionsPage as Component } from '../features/connections/connections-page';
