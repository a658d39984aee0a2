import { describeImport } from './import';
import { describeMine } from './mine';
import { describeOffline } from './offline';
import type { Dashboard } from './place';
import { openDashboard } from './place';

let dashboard: Dashboard;

// One installation and one browser for all of the file: each takes seconds to begin.
beforeAll(async () => {
  dashboard = await openDashboard();
}, 120_000);
afterAll(() => dashboard?.close());

describe('my tasks, review and decisions', () => describeMine(() => dashboard));
describe('without a connection or an answer', () => describeOffline(() => dashboard));
describe('import and administration', () => describeImport(() => dashboard));
