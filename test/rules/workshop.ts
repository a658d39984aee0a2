import type { Item } from '../../domain/item/item';
import { createCalendars } from '../../prisma/calendars';
import { itemsPage } from '../../prisma/open-items';
import type { Place } from '../api/support/place';
import { openPlace } from '../api/support/place';
import type { Reply } from '../support/http';
import type { Seed } from '../support/items';
import { seedItems } from '../support/items';
import { freshNamespace } from '../support/namespace';
import type { Office } from '../support/office';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import { startWorker } from '../support/worker-process';

/** An office whose API and worker are the product's own, on a database and a namespace of one test file's own. */
export type Workshop = Place & {
  readonly namespace: string;
  /** Its checkpoints are signed with the key of a file, where one is named. */
  work(signingKey?: string): Promise<WorkerProcess>;
  /** Items as an issue makes them, by the working days of the database; their workflows are not started yet. */
  issue(seed: Seed, office?: Office): Promise<Item[]>;
  /** All items as their ledgers tell them now, by id. */
  items(): Promise<Map<string, Item>>;
  /** Looks at the preview of a change of the rules, and makes the change that was seen. */
  seen(path: string, body: object, headers?: Record<string, string>): Promise<Reply>;
  /** Waits until a change is done, and answers it. */
  finished(reply: Reply): Promise<Change>;
};

export type Change = { id: string; total: number; moved: number; waiting: number; finishedAt: string | null };

export async function openWorkshop(): Promise<Workshop> {
  const namespace = await freshNamespace();
  const place = await openPlace({ namespace });
  const { database, databaseUrl, office } = place;
  return {
    ...place,
    namespace,
    work: (signingKey = '') => startWorker({ databaseUrl, namespace, signingKey }),
    issue: (seed, at = office) =>
      seedItems(database, at, { days: { zone: 'Asia/Shanghai', calendars: createCalendars(database) }, ...seed }),
    async items() {
      const all = await itemsPage(database, { where: {}, after: null, take: 100_000 });
      return new Map(all.map((item) => [item.id, item]));
    },
    async seen(path, body, headers = {}) {
      const shown = await place.call('secretary', 'POST', `${path}/preview`, { body });
      const { preview } = shown.body as unknown as { preview: string };
      return place.call('secretary', 'PUT', path, { body: { ...body, preview }, headers });
    },
    async finished(reply) {
      const { id } = (reply.body as unknown as { change: Change }).change;
      const show = async () => (await place.call('secretary', 'GET', `/api/changes/${id}`)).body as unknown as Change;
      return until(show, ({ finishedAt }) => finishedAt !== null);
    },
  };
}
