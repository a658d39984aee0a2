const { default: Sequencer } = require('@jest/test-sequencer');

/** What keeps a core busy for a minute and more, the longest first. */
const heavy = [
  'test/recording/kill-loop.test.ts',
  'test/periods/together.test.ts',
  'test/dashboard/dashboard.test.ts',
  'test/schemathesis/schemathesis.test.ts',
  'test/embedded/start.test.ts',
  'test/audit/tamper-columns.test.ts',
  'test/dashboard/record.test.ts',
  'test/dashboard/work.test.ts',
  'test/dashboard/day.test.ts',
  'test/product/spine.test.ts',
  'test/digest/kill.test.ts',
  'test/issue/issue.test.ts',
  'test/embedded/refusals.test.ts',
  'test/rules/preview-size.test.ts',
  'test/audit/tamper-rows.test.ts',
  'test/sign-in/guessing.test.ts',
  'test/periods/year.test.ts',
];

/** How many of the others begin after each: they wait more than they work, so that a core is left for a heavy one. */
const between = 6;

const rankOf = ({ path }) => heavy.findIndex((name) => path.endsWith(name));

/** Heavy files begin early, so that none is alone at the end, and apart, so that they are not in each other's way. */
module.exports = class HeavyApart extends Sequencer {
  sort(tests) {
    const light = super.sort(tests.filter((test) => rankOf(test) === -1));
    const heavies = tests.filter((test) => rankOf(test) !== -1).sort((a, b) => rankOf(a) - rankOf(b));
    const apart = heavies.flatMap((test, at) => [test, ...light.slice(at * between, (at + 1) * between)]);
    return [...apart, ...light.slice(heavies.length * between)];
  }
};
