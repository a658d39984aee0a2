import type { Month } from '../../domain/clocks/reporting';
import { monthAt, monthOf, reportDueOn } from '../../domain/clocks/reporting';
import { dayOf, instantOf, plusMonths } from '../../domain/clocks/zone';
import { loadScope } from '../access/data';
import { mailReaderOf } from '../mail/reader';
import { runningRules } from '../periods/data';
import { route } from '../route';
import { countDeadLetters, unitNames } from './data/names';
import { onLadder, worstRed } from './data/red';
import { tally } from './data/tallies';
import { heatOf, monthsIn } from './heat';
import { countsOf, ladderOf, missingOf, presentRed, trendOf } from './present';
import { overviewAnswer, overviewQuery } from './schema';

/** As many as fit beside each other on one page that somebody reads. */
const redShown = 10;
const ownersShown = 5;
const trendMonths = 12;

export const overviewRoutes = [
  route({
    method: 'get',
    path: '/api/overview',
    summary: 'How things stand, of the items that the caller may see: what a leader looks at first',
    description: 'Every count is that of a list of items under the filters of its name.',
    tag: 'overview',
    by: 'every account',
    query: overviewQuery,
    answers: { status: 200, schema: overviewAnswer },
    async handle({ deps, account, now, query, locale }) {
      const { database, settings } = deps;
      const zone = settings.DUBAN_TIMEZONE;
      const today = dayOf(now, zone);
      const year = query.year ?? Number(today.slice(0, 4));
      const months = monthsUntil(monthOf(today));
      const frame = {
        now,
        today: instantOf(today, '00:00', zone),
        heat: [...monthsIn(year), `${year + 1}-01`].map((month) => beginOf(month, zone)),
        trend: months.map((month) => beginOf(month, zone)),
      };
      const scope = await loadScope(database, account);
      const seesMail = mailReaderOf(account).own === null;
      const [tallies, red, people, rules, deadLetters] = await Promise.all([
        tally(database, scope, frame),
        worstRed(database, scope, redShown),
        onLadder(database, scope, ownersShown),
        runningRules(deps),
        seesMail ? countDeadLetters(database) : null,
      ]);
      const names = await unitNames(database, [...new Set(tallies.flatMap(({ unit }) => unit ?? []))]);
      const month = monthAt(now, rules);
      return {
        body: {
          ...{ today, year, month, reportDue: reportDueOn(month, rules.policy) },
          ...countsOf(tallies),
          red: red.map((one) => presentRed(one, locale, { now, zone })),
          ladder: ladderOf(tallies, people),
          heat: heatOf(tallies, year, names),
          missing: missingOf(tallies, names),
          trend: trendOf(tallies, months),
          ...{ deadLetters },
        },
      };
    },
  }),
];

/** The months of the trend, of which the one given is the last. */
function monthsUntil(last: Month): Month[] {
  return Array.from({ length: trendMonths }, (_, at) => monthOf(plusMonths(`${last}-01`, at + 1 - trendMonths)));
}

function beginOf(month: Month, zone: string): number {
  return instantOf(`${month}-01`, '00:00', zone);
}
