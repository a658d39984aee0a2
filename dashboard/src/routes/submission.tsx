export { SubmissionPane as Component } from '../features/review/submission-pane';
