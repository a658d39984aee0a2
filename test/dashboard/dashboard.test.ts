import { describeBulk } from './bulk';
import { describeEveryPage } from './every-page';
import { describeHostileTexts } from './hostile-texts';
import { describeItems } from './items';
import { describeOverview } from './overview';
import type { Dashboard } from './place';
import { openDashboard } from './place';
import { describeViews } from './views';

let dashboard: Dashboard;

// One installation and one browser for all of the file: each takes seconds to begin.
beforeAll(async () => {
  dashboard = await openDashboard();
}, 120_000);
afterAll(() => dashboard?.close());

describe('every page', () => describeEveryPage(() => dashboard));
describe('the overview', () => describeOverview(() => dashboard));
describe('the items', () => describeItems(() => dashboard));
describe('views of the items', () => describeViews(() => dashboard));
describe('many items at once', () => describeBulk(() => dashboard));
// Last: it adds an item to those that the others count.
describe('hostile texts', () => describeHostileTexts(() => dashboard));
