import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import type { PostWorld } from '../letters/post';
import { lettersOf, ring } from '../letters/post';
import { seedItems } from '../support/items';

export const day = 86_400_000;

/** A day of the office so many days from today, whatever time it is here. */
export const ahead = (days: number) => new Date(Date.now() + days * day + 8 * 3_600_000).toISOString().slice(0, 10);
export const today = () => ahead(0);

/** Items that the owner has been told of, and whose reminder a week before the deadline has rung. */
export async function remindedItems(world: PostWorld, deadlines: readonly string[]): Promise<Item[]> {
  const policy = { remindBefore: ['P7D'] };
  const items = await seedItems(world.database, world.office, { deadlines, policy });
  await world.drain();
  world.server.taken.splice(0);
  const after: Item[] = [];
  for (const item of items) {
    const reminder = item.agenda.find(({ kind }) => kind === 'remind');
    after.push(await ring(world.database, { ...item, agenda: reminder ? [reminder] : [] }, reminder?.at ?? 0));
  }
  return after;
}

/** Moves the product's one clock on. */
export async function later(world: PostWorld, hours: number): Promise<void> {
  const ms = hours * 3_600_000;
  await withClient(world.fresh.ownerUrl, (client) => client.query(`UPDATE clock SET ahead_ms = ahead_ms + ${ms}`));
}

export const stateOf = async (world: PostWorld, kind: string) =>
  (await lettersOf(world.database)).filter((letter) => letter.kind === kind).map(({ state }) => state);
export const mailTo = (world: PostWorld, who: keyof PostWorld['office']['people']) =>
  world.server.taken.filter(({ to }) => to === world.office.people[who].email).map(({ mail }) => mail);
