import type { Item } from '../../../domain/item/item';
import type { CallOptions, Reply } from '../../support/http';
import type { Seed } from '../../support/items';
import { seedItem } from '../../support/items';
import type { Who } from '../../support/office';
import { openNamespace } from './engine';
import type { Place } from './place';
import { openPlace } from './place';

/** An office at work: its API, with a worker behind it. */
export type Life = Place & {
  issue(seed?: Partial<Seed>): Promise<Item>;
  /** Gives a command on an item; throws where it was not done. */
  done(item: Item, who: Who, command: string, body?: object): Promise<Done>;
  /** The same, whatever comes of it. */
  give(item: Item, who: Who, command: string, body?: object, headers?: Record<string, string>): Promise<Reply>;
  read<Detail>(item: Item, who?: Who, headers?: CallOptions['headers']): Promise<Detail>;
};

type Done = { version: number; state: string; events: { type: string }[] };

export async function openLife(): Promise<Life> {
  const engine = await openNamespace();
  const place = await openPlace(engine);
  const stop = await engine.work(place.databaseUrl);
  const give: Life['give'] = (item, who, command, body = {}, headers = {}) =>
    place.call(who, 'POST', `/api/tasks/${item.id}/${command}`, { body, headers });
  return {
    ...place,
    issue: (seed) => seedItem(place.database, place.office, { asked: true, ...seed }),
    give,
    async done(item, who, command, body) {
      const { status, body: answer } = await give(item, who, command, body);
      if (status !== 200) throw new Error(`${who} ${command}: ${status} ${JSON.stringify(answer)}`);
      return answer as unknown as Done;
    },
    async read<Detail>(item: Item, who: Who = 'secretary', headers = {}) {
      return (await place.call(who, 'GET', `/api/tasks/${item.id}`, { headers })).body as unknown as Detail;
    },
    async close() {
      await stop();
      await place.close();
    },
  };
}

/** A local day of Shanghai, so many days from today. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

export const report = { percent: 30, done: '选址完成', effect: '群众少跑一趟' };

export function submission({ standards }: Pick<Item, 'standards'>) {
  return { standards: standards.map(({ id }) => ({ id, how: '现场核查' })) };
}

export function acceptance({ standards }: Pick<Item, 'standards'>) {
  return { effectRating: 90, standards: standards.map(({ id }) => ({ id, met: true })) };
}

export function sendBack({ standards }: Pick<Item, 'standards'>) {
  return { reason: '未挂牌', standards: standards.map(({ id }) => ({ id, met: false })) };
}
