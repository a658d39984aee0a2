import type { Office } from './installation';
import { openOffice } from './installation';
import { withoutPython } from './python';
import { runSchemathesis } from './run';

const long = process.env.DUBAN_LONG === '1';
/** A checkout's own run asks the same each time, so that it says something of the checkout; a long run asks anew. */
const seed = Number(process.env.DUBAN_SEED ?? (long ? Math.floor(Math.random() * 1_000_000) : 26));

/** A run's coverage phase takes every operation apart; each ordinary run does so for one in so many, by its seed. */
const shares = long ? 1 : 10;
const examples = long ? 1_000 : 2;
const walks = long ? 1_000 : 15;

/** What is told of the record takes the longer the more was done: in a long run it is asked first. */
const audit = '^/api/audit/';
const fuzzing = long
  ? [
      ['--include-path-regex', audit],
      ['--exclude-path-regex', audit],
    ]
  : [[]];

let office: Office;

beforeAll(async () => {
  if (!withoutPython) office = await openOffice();
}, 120_000);
afterAll(() => office?.installation.remove());

(withoutPython ? describe.skip : describe)(`the API under Schemathesis (DUBAN_SEED=${seed})`, () => {
  it(
    'keeps to its document in every operation, alone and one after another, whatever is sent',
    async () => {
      const document = (await (await fetch(`${office.installation.url}/openapi.json`)).json()) as { paths: object };
      const taken = Object.keys(document.paths).filter((_, at) => at % shares === seed % shares);
      const included = taken.flatMap((path) => ['--include-path', path]);
      const run = async (...args: string[]) => {
        const { code, said } = await runSchemathesis(office, args);
        if (code !== 0) throw new Error(`st run ${args.join(' ')}\n${said}`);
        return said;
      };
      await run('--seed', String(seed), '--phases', 'examples,coverage', ...included);
      for (const paths of fuzzing)
        await run('--seed', String(seed), '--phases', 'fuzzing', '--max-examples', String(examples), ...paths);
      // One seed's walks may end early, where the tool sees nothing new to try.
      for (let [walked, next] = [0, seed]; walked < walks; next++) {
        const said = await run(
          '--seed',
          String(next),
          '--phases',
          'stateful',
          '--max-examples',
          String(walks - walked),
        );
        const told = /Scenarios: +(\d+)/.exec(said)?.[1];
        if (told === undefined) throw new Error(`it says no number of walks:\n${said}`);
        walked += Number(told);
      }
    },
    long ? 6 * 3_600_000 : 300_000,
  );
});
