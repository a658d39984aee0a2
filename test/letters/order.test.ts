import { deliver } from '../../activities/letters/deliver';
import { instantOf } from '../../domain/clocks/zone';
import { seedItems } from '../support/items';
import type { PostWorld } from './post';
import { never, openPost, ring } from './post';

let world: PostWorld;
beforeEach(async () => {
  world = await openPost();
});
afterEach(() => world.close());

test('after a time without a mail server an item’s letters reach a person in the order in which things happened', async () => {
  await world.server.shut();
  const deadlines = ['2099-06-30', '2099-06-30', '2099-06-30'];
  const at = instantOf('2026-03-02', '10:00', 'Asia/Shanghai');
  const items = await seedItems(world.database, world.office, { deadlines, at, policy: { digest: false } });
  await deliver(world.post, never);
  for (const item of items)
    for (const step of [1, 2]) {
      const chase = item.agenda.find((clock) => clock.kind === 'sign' && clock.step === step);
      if (chase) await ring(world.database, { ...item, version: step, agenda: [chase] }, chase.at);
    }
  await deliver(world.post, never);
  await world.server.open();
  await world.hurry();
  await world.drain();
  const mine = world.server.taken.filter(({ to }) => to === world.office.people.owner.email);
  for (const { id } of items) {
    const labels = mine
      .filter(({ mail }) => mail.text?.includes(`/tasks/${id}`))
      .map(({ mail }) => /\[督办·(.*?)\]/.exec(mail.subject ?? '')?.[1]);
    expect(labels[0]).toBe('交办');
    expect(labels.length).toBeGreaterThan(1);
  }
});
