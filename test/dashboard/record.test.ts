import { describeAudit } from './audit';
import { describePeriods } from './periods';
import type { Dashboard } from './place';
import { openDashboard } from './place';

let dashboard: Dashboard;

// One installation and one browser for all of the file: each takes seconds to begin.
beforeAll(async () => {
  dashboard = await openDashboard();
}, 120_000);
afterAll(() => dashboard?.close());

describe('the audit', () => describeAudit(() => dashboard));
// The last, since the clock goes on with it.
describe('the periods', () => describePeriods(() => dashboard));
