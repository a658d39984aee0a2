import { gatherMorning } from '../../activities/digest/gather';
import { hoursInForce } from '../../activities/digest/hours';
import type { PostWorld } from '../letters/post';
import { lettersOf, openPost, ring } from '../letters/post';
import { command, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';
import { ahead, remindedItems, stateOf, today } from './mornings';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

describe('hours', () => {
  const hours = { organisation: '09:00', all: ['09:00', '10:30'] };
  const gatherAt = (hour: string) => gatherMorning(world.database, `${today()} ${hour}`, hours);

  /** A batch of its own hour whose one item reminds its owner as that hour comes. */
  async function remindedAt(remindAt: string): Promise<void> {
    const policy = { remindBefore: ['P7D'], remindAt };
    const [item] = await seedItems(world.database, world.office, { deadlines: [ahead(10)], policy });
    const reminder = item?.agenda.find(({ kind }) => kind === 'remind');
    if (!item || !reminder) throw new Error('no reminder');
    await ring(world.database, { ...item, agenda: [reminder] }, reminder.at);
  }

  test('a batch with a later hour has its digest the same day, and each hour has one whatever is done twice', async () => {
    await remindedAt('09:00');
    await gatherAt('09:00');
    await remindedAt('10:30');
    await Promise.all([1, 2, 3].map(() => gatherAt('10:30')));
    await gatherAt('09:00');
    await gatherAt('10:30');
    await world.database.letter.updateMany({ where: { kind: 'assignment' }, data: { state: 'moot' } });
    await world.drain();
    const digests = (await lettersOf(world.database)).filter(({ kind }) => kind === 'digest');
    // The first had not gone out yet, so that one letter tells both.
    expect(digests.map(({ occasion, state }) => [occasion.slice(11), state]).sort()).toEqual([
      ['09:00', 'moot'],
      ['10:30', 'sent'],
    ]);
    expect(await stateOf(world, 'reminder')).toEqual(['sent', 'sent']);
    expect(world.server.taken).toHaveLength(1);
  });

  test('the later hour is a second letter where the first has gone, and no other for who has nothing of it', async () => {
    await remindedAt('09:00');
    await gatherAt('09:00');
    await world.drain();
    world.server.taken.splice(0);
    await remindedAt('10:30');
    const [review] = await remindedItems(world, [ahead(20)]);
    if (!review) throw new Error('no item');
    await recordAll(world.database, review, [command(submit(review), personAs(world.office, 'owner'))]);
    await gatherAt('10:30');
    await world.drain();
    // What waits for the office is of nine o'clock: it comes tomorrow, as one digest a day has it.
    expect(world.server.taken.map(({ to }) => to)).toEqual([world.office.people.owner.email]);
    expect(new Set(await stateOf(world, 'review'))).toEqual(new Set(['gathering']));
    await gatherMorning(world.database, `${ahead(1)} 09:00`, hours);
    await world.drain();
    expect(new Set(await stateOf(world, 'review'))).toEqual(new Set(['sent']));
  });

  test('what is of an hour that is in force no longer goes with the organisation’s', async () => {
    await remindedAt('10:30');
    expect(await gatherMorning(world.database, `${today()} 09:00`, hours)).toMatchObject({ people: 0 });
    const only = { organisation: '09:00', all: ['09:00'] };
    expect(await gatherMorning(world.database, `${today()} 09:00`, only)).toMatchObject({ people: 1 });
  });

  test('what was of an hour taken away before it came goes out at it all the same, and not a day late', async () => {
    await remindedAt('09:00');
    const only = { organisation: '09:00', all: ['09:00'] };
    await gatherMorning(world.database, `${today()} 09:00`, only);
    await world.drain();
    world.server.taken.splice(0);
    // Its batch was of half past ten until ten o'clock.
    await remindedAt('09:00');
    await world.database.letter.updateMany({
      where: { kind: 'assignment', state: 'pending' },
      data: { state: 'moot' },
    });
    await Promise.all([1, 2].map(() => gatherMorning(world.database, `${today()} 10:30`, only)));
    await world.drain();
    expect(world.server.taken.map(({ to }) => to)).toEqual([world.office.people.owner.email]);
    expect(await stateOf(world, 'reminder')).toEqual(['sent', 'sent']);
  });

  test('a digest whose hour is moved while it waits for its clocks tells what is of the hour before it, not of one to come', async () => {
    await remindedAt('08:30');
    const moved = { organisation: '08:30', all: ['08:30'] };
    expect(await gatherMorning(world.database, `${today()} 09:00`, moved)).toMatchObject({ people: 1 });
    await remindedAt('10:30');
    const putOff = { organisation: '10:30', all: ['10:30'] };
    expect(await gatherMorning(world.database, `${ahead(1)} 09:00`, putOff)).toMatchObject({ people: 0 });
  });

  test('those in force are the organisation’s and those that open items run under', async () => {
    await remindedAt('10:30');
    await remindedAt('08:15');
    expect(await hoursInForce(world.database)).toEqual({ organisation: '09:00', all: ['08:15', '09:00', '10:30'] });
    await world.database.task.updateMany({ data: { state: 'accepted' } });
    expect(await hoursInForce(world.database)).toEqual({ organisation: '09:00', all: ['09:00'] });
  });
});
