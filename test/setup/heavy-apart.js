const { default: Sequencer } = require('@jest/test-sequencer');

/** What keeps a core busy for a minute and more, the longest first. */
const heavy = [
  'test/recording/kill-loop.test.ts',
  'test/dashboard/dashboard.test.ts',
  'test/rights/matrix.test.ts',
  'test/audit/tamper-columns.test.ts',
  'test/dashboard/work.test.ts',
  'test/dashboard/day.test.ts',
  'test/embedded/start.test.ts',
  'test/schemathesis/schemathesis.test.ts',
  'test/dashboard/record.test.ts',
  'test/periods/together.test.ts',
  'test/sign-in/guessing.test.ts',
  'test/sign-in/strong.test.ts',
  'test/periods/year.test.ts',
  'test/audit/tamper-rows.test.ts',
  'test/spreadsheet/cost.test.ts',
];

/** What takes as long, and mostly waits: for an engine that forgets, a ladder in seconds, a worker to be missed. */
const waiting = [
  'test/audit/reconcile.test.ts',
  'test/digest/kill.test.ts',
  'test/product/spine.test.ts',
  'test/api/audit/timeline.test.ts',
  'test/embedded/refusals.test.ts',
  'test/issue/issue.test.ts',
  'test/embedded/ports.test.ts',
  'test/rules/calendar.test.ts',
  'test/letters/misconduct.test.ts',
  'test/connections/worker.test.ts',
  'test/audit/replay.test.ts',
  'test/workflows/rehearsal.test.ts',
  'test/workflows/away.test.ts',
  'test/api/organisation.test.ts',
];

/** How many of the others begin between two of these. */
const between = 4;

const placeIn = (list, { path }) => list.findIndex((name) => path.endsWith(name));

/**
 * Long files begin early, so that none is alone at the end. What works and what waits begin in turn, so that of the
 * files that run beside each other there is mostly one of each.
 */
module.exports = class HeavyApart extends Sequencer {
  sort(tests) {
    const [works, waits] = [heavy, waiting].map((list) =>
      tests.filter((test) => placeIn(list, test) !== -1).sort((a, b) => placeIn(list, a) - placeIn(list, b)),
    );
    const long = works.flatMap((test, at) => [test, ...waits.slice(at, at + 1)]).concat(waits.slice(works.length));
    const light = super.sort(tests.filter((test) => !long.includes(test)));
    const mixed = long.flatMap((test, at) => [test, ...light.slice(at * between, (at + 1) * between)]);
    return [...mixed, ...light.slice(long.length * between)];
  }
};
