export { ReplaysPage as Component } from '../features/audit/replays-page';
