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
/** A long run has two processes ask beside each other: each waits for the product half of its time. */
const lanes = long ? 2 : 1;
const atMost = long ? 3 * 3_600_000 : 120_000;

let office: Office;
let paths: string[];

beforeAll(async () => {
  if (withoutPython) return;
  office = await openOffice();
  const document = (await (await fetch(`${office.installation.url}/openapi.json`)).json()) as { paths: object };
  paths = Object.keys(document.paths);
}, 120_000);
afterAll(() => office?.installation.remove());

(withoutPython ? describe.skip : describe)(`the API under Schemathesis (DUBAN_SEED=${seed})`, () => {
  it(
    'keeps to its document at every edge of it',
    async () => {
      const taken = paths.filter((_, at) => at % shares === seed % shares);
      await beside((lane) => ask(seed, 'examples,coverage', ...including(inLane(taken, lane))));
    },
    atMost,
  );

  it(
    'keeps to its document in every operation, whatever is sent',
    async () => {
      // What is told of the record takes the longer the more was done: it is asked first.
      const isOfRecord = (path: string) => path.startsWith('/api/audit/');
      for (const asked of [paths.filter(isOfRecord), paths.filter((path) => !isOfRecord(path))])
        await beside((lane) =>
          ask(seed, 'fuzzing', '--max-examples', String(examples), ...including(inLane(asked, lane))),
        );
    },
    atMost,
  );

  it(
    'keeps to its document in operations that follow one another',
    async () => {
      // One seed's walks may end early, where the tool sees nothing new to try.
      let [walked, next] = [0, seed];
      await beside(async () => {
        while (walked < walks) {
          const most = Math.ceil((walks - walked) / lanes);
          const said = await ask(next++, 'stateful', '--max-examples', String(most));
          const told = /Scenarios: +(\d+)/.exec(said)?.[1];
          if (told === undefined) throw new Error(`it says no number of walks:\n${said}`);
          walked += Number(told);
        }
      });
    },
    atMost,
  );
});

/** Answers what it said; throws that where anything was found. */
async function ask(seed: number, phases: string, ...rest: readonly string[]): Promise<string> {
  const args = ['--seed', String(seed), '--phases', phases, ...rest];
  const began = Date.now();
  const { code, said } = await runSchemathesis(office, args);
  if (code !== 0) throw new Error(`st run ${args.join(' ')}\n${said}`);
  if (long) process.stdout.write(`st run ${args.join(' ')} (${Math.round((Date.now() - began) / 1000)} s)\n${said}\n`);
  return said;
}

const including = (paths: readonly string[]) => paths.flatMap((path) => ['--include-path', path]);

const inLane = (paths: readonly string[], lane: number) => paths.filter((_, at) => at % lanes === lane);

/** Does it in every lane at once; where one fails the others come to their end, and all that was found is told. */
async function beside(work: (lane: number) => Promise<unknown>): Promise<void> {
  const ends = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => work(lane)));
  const failed = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
  if (failed.length > 0) throw new Error(failed.join('\n'));
}
