import { describeAudit } from './audit';
import { describeEveryPage } from './every-page';
import { describeImport } from './import';
import { describeItems } from './items';
import { describeMine } from './mine';
import { describeOverview } from './overview';
import { describePeriods } from './periods';
import type { Dashboard } from './place';
import { openDashboard } from './place';

let dashboard: Dashboard;

// One installation and one browser for everything that is looked at: each takes seconds to begin.
beforeAll(async () => {
  dashboard = await openDashboard();
}, 120_000);
afterAll(() => dashboard?.close());

describe('every page', () => describeEveryPage(() => dashboard));
describe('the overview', () => describeOverview(() => dashboard));
describe('the items', () => describeItems(() => dashboard));
describe('my tasks, review and decisions', () => describeMine(() => dashboard));
describe('import and administration', () => describeImport(() => dashboard));
describe('the audit', () => describeAudit(() => dashboard));
// The last, since the clock goes on with it.
describe('the periods', () => describePeriods(() => dashboard));
