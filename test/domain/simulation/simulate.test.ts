import { officialCalendar } from '../../../domain/calendars/official';
import { createIssuing } from '../../../domain/item/issuing';
import type { Official } from '../../../domain/people/directory';
import type { Role } from '../../../domain/people/roles';
import { defaultPolicy } from '../../../domain/policy';
import type { Behaviour } from '../../../domain/simulation/behaviour';
import type { Simulated } from '../../../domain/simulation/simulate';
import { simulate } from '../../../domain/simulation/simulate';

const zone = 'Asia/Shanghai';
const rules = { policy: defaultPolicy, calendar: officialCalendar, zone, version: { policy: 0, calendar: 0 } };
const issuedAt = Date.parse('2026-01-05T09:30:00+08:00');

function official(id: string, role: Role, unit: string): Official {
  return { id, name: id, role, unit, active: true, substitute: null, quiet: [] } as Official;
}
const directory = {
  units: new Map([
    ['CITY', { parent: null }],
    ['DEPT', { parent: 'CITY' }],
  ]),
  officials: [
    official('owner', 'official', 'DEPT'),
    official('other', 'official', 'DEPT'),
    official('head', 'unit_head', 'DEPT'),
    official('leader', 'leader', 'CITY'),
    official('office', 'secretariat', 'CITY'),
  ],
};

type Run = { readonly seed?: number; readonly quiet?: readonly string[]; readonly until?: string };

function run(
  behaviour: Behaviour,
  deadlines: readonly string[],
  { seed = 1, quiet, until }: Run = {},
): Promise<Simulated> {
  const issue = createIssuing(issuedAt, rules);
  const items = deadlines.map((deadline, index) =>
    issue({
      ...{ id: `${index}`, batch: 'batch', number: index + 1, task: '雨污分流改造', deadline },
      owner: index % 2 === 0 ? { id: 'owner', name: 'owner' } : { id: 'other', name: 'other' },
      leader: { id: 'leader', name: 'leader' },
      leadUnit: { code: 'DEPT', name: '住建局' },
      ...{ coUnits: [], standards: ['接通', '达标'], milestones: [] },
    }),
  );
  const officials = directory.officials.map((one) => (quiet ? { ...one, quiet } : one));
  return simulate(
    {
      ...{ items, directory: { ...directory, officials }, rules, behaviour, seed },
      until: Date.parse(`${until ?? '2026-12-31'}T23:59:59+08:00`),
    },
    () => Promise.resolve(),
  );
}

/** The mails of a person: `2026-03-30 1+0` is one at once and nothing gathered. */
function mailsOf(person: string, { mails }: Simulated): string[] {
  return mails
    .filter((mail) => mail.person === person)
    .map(({ day, atOnce, gathered }) => `${day} ${atOnce}+${gathered}`);
}

it('nobody acting brings every step on the mornings of the rules’ own example, and a letter to each whom it names', async () => {
  const simulated = await run('nobody', ['2026-03-27']);
  expect(simulated).toMatchObject({
    items: 1,
    states: { assigned: 1 },
    late: 1,
    steps: { 1: 1, 2: 1, 3: 1 },
    notices: 3,
  });
  // Step 1 on 30 March to owner and head, step 2 on 1 April with its notice to the owner, step 3 on 8 April to the leader,
  // together with the word that the notice, due on the 7th, was not answered.
  expect(mailsOf('owner', simulated)).toEqual(
    expect.arrayContaining(['2026-01-05 1+0', '2026-03-13 0+1', '2026-03-30 1+0', '2026-04-01 1+0']),
  );
  expect(mailsOf('leader', simulated)).toEqual(expect.arrayContaining(['2026-04-01 1+0', '2026-04-08 2+0']));
  expect(mailsOf('office', simulated)).toContain('2026-04-01 1+0');
});

it('everybody acting in time brings no step, no notice, and a digest where letters are gathered', async () => {
  const simulated = await run('in-time', ['2026-03-27', '2026-06-30']);
  expect(simulated).toMatchObject({ states: { accepted: 2 }, late: 0, steps: {}, notices: 0 });
  expect(mailsOf('leader', simulated)).toEqual([]);
});

it('one person gets one digest of a morning, however many items it tells of', async () => {
  const simulated = await run(
    'nobody',
    Array.from({ length: 40 }, () => '2026-03-27'),
  );
  expect(mailsOf('owner', simulated)).toContain('2026-03-13 0+20');
  expect(mailsOf('other', simulated)).toContain('2026-03-13 0+20');
});

it('five escalations of one person’s morning are one letter, as they are when they are sent; four are four', async () => {
  const many = await run('nobody', Array<string>(10).fill('2026-03-27'));
  expect(mailsOf('owner', many)).toEqual(expect.arrayContaining(['2026-03-30 1+0', '2026-04-01 1+0']));
  expect(mailsOf('office', many)).toEqual(expect.arrayContaining(['2026-04-01 1+0', '2026-04-08 1+0']));
  const few = await run('nobody', Array<string>(8).fill('2026-03-27'));
  expect(mailsOf('owner', few)).toContain('2026-03-30 4+0');
});

it('what a person goes without is not counted, and what nobody can go without is', async () => {
  const quiet = ['reminder', 'report_reminder', 'review', 'accepted', 'escalation', 'overdue'];
  const simulated = await run('nobody', ['2026-03-27'], { quiet });
  expect(mailsOf('owner', simulated)).not.toContain('2026-03-13 0+1');
  expect(mailsOf('owner', simulated)).toContain('2026-03-30 1+0');
  expect(mailsOf('office', await run('in-time', ['2026-03-27']))).not.toEqual([]);
  expect(mailsOf('office', await run('in-time', ['2026-03-27'], { quiet }))).toEqual([]);
});

it('no mail goes out after the last day', async () => {
  // Accepted on Thursday: the digest that tells it is Friday’s.
  const { mails } = await run('in-time', ['2026-03-27'], { until: '2026-03-26' });
  expect(mails.map(({ day }) => day).filter((day) => day > '2026-03-26')).toEqual([]);
  expect(mailsOf('head', await run('in-time', ['2026-03-27']))).toEqual(['2026-03-27 0+1']);
});

it('a mixture is drawn from its seed: the same seed gives the same year, another one another', async () => {
  const deadlines = Array.from({ length: 60 }, (_, index) => `2026-0${3 + (index % 6)}-15`);
  const [first, again, other] = [
    await run('mixed', deadlines, { seed: 7 }),
    await run('mixed', deadlines, { seed: 7 }),
    await run('mixed', deadlines, { seed: 8 }),
  ];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(Object.keys(first.states).length).toBeGreaterThan(1);
});

it('the busiest minute is told with the clocks that ring in it', async () => {
  const { peaks } = await run(
    'nobody',
    Array.from({ length: 10 }, () => '2026-03-27'),
  );
  expect(peaks[0]).toEqual({ local: expect.stringMatching(/^2026-\d\d-\d\d 09:00$/), clocks: 20 });
  expect(peaks.map(({ clocks }) => clocks)).toEqual([...peaks.map(({ clocks }) => clocks)].sort((a, b) => b - a));
});
