import type { Post } from '../../activities/letters/deliver';
import { deliver } from '../../activities/letters/deliver';
import { openTransport } from '../../activities/letters/transport';
import { record } from '../../activities/recording/record';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { decideTick } from '../../domain/item/ring';
import { createCalendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Office } from '../support/office';
import { seedOffice } from '../support/office';
import { recorderFor } from '../support/recorder';
import type { MailServer } from './mail-server';
import { startMailServer } from './mail-server';

export type PostOptions = { readonly sendMs?: number; readonly startTls?: boolean };

/** A database, an office and a mail server of one test's own. */
export type PostWorld = {
  readonly fresh: FreshDatabase;
  readonly database: Database;
  readonly office: Office;
  readonly server: MailServer;
  readonly post: Post;
  /** Makes every letter that waits for a later try due now. */
  hurry(): Promise<void>;
  /** Sends batches until nothing is due; answers how many batches it took. */
  drain(): Promise<number>;
  close(): Promise<void>;
};

export const never = new AbortController().signal;

export async function openPost({ sendMs, startTls }: PostOptions = {}): Promise<PostWorld> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url);
  const office = await seedOffice(database);
  const server = await startMailServer(startTls ? { startTls } : {});
  const transport = openTransport({ server: { SMTP_URL: server.url }, connections: 5, ...(sendMs ? { sendMs } : {}) });
  const post: Post = {
    database,
    transport,
    mailFrom: '督办 <duban@example.gov.cn>',
    organisation: {
      publicUrl: 'https://duban.example.gov.cn/',
      zone: 'Asia/Shanghai',
      locale: 'zh-CN',
      calendars: createCalendars(database),
    },
    lanes: 5,
  };
  return {
    ...{ fresh, database, office, server, post },
    async hurry() {
      await database.$executeRaw`UPDATE letter SET not_before = now() WHERE state IN ('pending', 'unknown')`;
    },
    async drain() {
      for (let batches = 1; ; batches++) if ((await deliver(post, never)).remaining === 0) return batches;
    },
    async close() {
      transport.close();
      await server.shut();
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

/** Rings every clock of an item that is due at an instant, and has it recorded as its workflow would. */
export async function ring(database: Database, item: Item, now: number): Promise<Item> {
  const events = decideTick(item, { id: `clock-${now}`, now });
  const request = { item, commandId: `clock-${now}`, at: now, actor: null, decision: { events } };
  const { tail } = await record(recorderFor(database), request);
  return tail.reduce<Item>((before, entry) => evolve(before, entry), item);
}

/** The letters of a database with their logs, the oldest first. */
export function lettersOf(database: Database) {
  return database.letter.findMany({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { log: { orderBy: { number: 'asc' } } },
  });
}
