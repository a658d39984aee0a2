export { TimelinePage as Component } from '../features/audit/timeline-page';
