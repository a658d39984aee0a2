export { FormerTimeline as Component } from '../features/audit/timeline-page';
