const { default: Sequencer } = require('@jest/test-sequencer');

/** What takes minutes begins first, so that the others are done beside it; the longest of all comes first. */
const longest = [
  'test/recording/kill-loop.test.ts',
  'test/product/spine.test.ts',
  'test/periods/together.test.ts',
  'test/issue/issue.test.ts',
  'test/embedded/refusals.test.ts',
  'test/embedded/start.test.ts',
  'test/dashboard/dashboard.test.ts',
  'test/dashboard/record.test.ts',
  'test/dashboard/work.test.ts',
  'test/digest/kill.test.ts',
];

const rankOf = ({ path }) => {
  const rank = longest.findIndex((name) => path.endsWith(name));
  return rank === -1 ? longest.length : rank;
};

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
