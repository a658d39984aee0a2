import { officialCalendar } from '../../domain/calendars/official';
import { instantOf } from '../../domain/clocks/zone';
import type { Issued } from '../../domain/item/event';
import type { Item } from '../../domain/item/item';
import { defaultPolicy } from '../../domain/policy';
import { simulate } from '../../domain/simulation/simulate';
import { loadDirectory } from '../../prisma/directory';
import type { PostWorld } from '../letters/post';
import { openPost, ring } from '../letters/post';
import { seedItems } from '../support/items';
import { ledgerOf } from '../support/ledger';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

const zone = 'Asia/Shanghai';
/** The mornings of the three steps, the last with the word that the notice of the second was not answered. */
const mornings = ['2026-03-30', '2026-04-01', '2026-04-08'];
const nine = (day: string) => instantOf(day, '09:00', zone);

/** `2026-03-30 owner 1`, in order. */
const told = (day: string, who: string, letters: number) => `${day} ${who} ${letters}`;

/** What arrives on each of the mornings when nobody acts on items, by the outbox itself. */
async function sent(items: readonly Item[]): Promise<string[]> {
  const figures: string[] = [];
  let now = items;
  for (const day of mornings) {
    const after: Item[] = [];
    for (const item of now) {
      const agenda = item.agenda.filter(({ kind }) => kind === 'escalate' || kind === 'notice');
      after.push(await ring(world.database, { ...item, agenda }, nine(day)));
    }
    now = after;
    await world.hurry();
    await world.drain();
    const readers = world.server.taken.splice(0).map(({ to }) => to.split('@')[0] ?? '');
    for (const who of new Set(readers)) figures.push(told(day, who, readers.filter((one) => one === who).length));
  }
  return figures.sort();
}

async function simulated(items: readonly Item[]): Promise<string[]> {
  const issued = await Promise.all(
    items.map(async ({ id }) => (await ledgerOf(world.database, id))[0]?.events.find(isIssued)?.item),
  );
  const { mails } = await simulate(
    {
      items: issued.flatMap((item) => (item ? [item] : [])),
      directory: await loadDirectory(world.database),
      rules: { policy: defaultPolicy, calendar: officialCalendar, zone, version: { policy: 0, calendar: 0 } },
      ...{ behaviour: 'nobody', seed: 1, until: nine('2026-04-09') },
    },
    () => Promise.resolve(),
  );
  const people = new Map(Object.values(world.office.people).map(({ id, email }) => [id, email.split('@')[0] ?? '']));
  return mails
    .filter(({ day, atOnce }) => mornings.includes(day) && atOnce > 0)
    .map(({ day, person, atOnce }) => told(day, people.get(person) ?? '', atOnce))
    .sort();
}

function isIssued(event: { readonly type: string }): event is Issued {
  return event.type === 'issued';
}

test.each([4, 6])(
  'a simulation counts the letters that are sent: %d items that go up the ladder',
  async (count) => {
    const deadlines = Array<string>(count).fill('2026-03-27');
    const items = await seedItems(world.database, world.office, { deadlines, at: nine('2026-01-05') });
    await world.drain();
    world.server.taken.splice(0);
    const figures = await sent(items);
    expect(figures).toContain(told('2026-04-01', 'leader', count < 5 ? count : 1));
    // The last step and the unanswered notices: two for each item, which from five on are one letter.
    expect(figures).toContain(told('2026-04-08', 'leader', 1));
    expect(await simulated(items)).toEqual(figures);
  },
  60_000,
);
