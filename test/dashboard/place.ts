import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { sha256 } from '../../api/http/form';
import type { addresses } from '../../demo/people';
import type { Item } from '../../domain/item/item';
import { openNamespace } from '../api/support/engine';
import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';
import { seedItems } from '../support/items';
import { openBrowser } from './chromium';

type Who = keyof typeof addresses | 'administrator';

/** The running product with some items in it, and a browser before it; shared by all tests of a file. */
export type Dashboard = {
  readonly place: Place;
  readonly browser: Browser;
  readonly url: string;
  readonly items: readonly Item[];
  tokenOf(who: Who): string;
  close(): Promise<void>;
};

/** Who of the test's office is who of the demonstration. */
const emails: Readonly<Record<Who, string>> = {
  secretariat: 'secretary@example.test',
  leader: 'leader@example.test',
  auditor: 'auditor@example.test',
  head: 'head@example.test',
  owner: 'owner@example.test',
  partner: 'partner@example.test',
  administrator: 'administrator@example.test',
};

const dayLong = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayLong).toISOString().slice(0, 10);

/** A row of a draft, sound unless its deadline is no day. */
const rowOf = (deadline: string) => ({
  ...{ task: '建设服务站', standards: ['挂牌运行'], leadUnit: 'DEPT', owner: 'owner@example.test', deadline },
});

/** Opens it with twelve items: two late, one near its deadline, the others with time; and a draft with a fault. */
export async function openDashboard(settings: Readonly<Record<string, string>> = {}): Promise<Dashboard> {
  const engine = await openNamespace();
  const place = await openPlace({ ...engine, settings });
  const stop = await engine.work(place.databaseUrl);
  await addOfficial(place.database, 'auditor', 'auditor', 'OFFICE');
  await addOfficial(place.database, 'administrator', 'administrator', 'OFFICE');
  const deadlines = [-20, -3, 3, 40, 41, 42, 43, 44, 45, 46, 47, 48].map(inDays);
  const items = await seedItems(place.database, place.office, { deadlines });
  await place.database.task.updateMany({ where: { number: { lte: 2 } }, data: { light: 'red' } });
  const draft = { title: '草稿', year: 2026, rows: [rowOf('2026-12-31'), rowOf('尽快')] };
  await place.call('secretary', 'POST', '/api/batches', { body: draft });
  const tokens = new Map<Who, string>();
  for (const who of Object.keys(emails) as Who[]) tokens.set(who, await addToken(place, emails[who]));
  const browser = await openBrowser();
  return {
    ...{ place, browser, items, url: place.http.url },
    tokenOf: (who) => tokens.get(who) ?? '',
    async close() {
      await browser.close();
      await stop();
      await place.close();
    },
  };
}

async function addToken({ database }: Place, email: string): Promise<string> {
  const { id: officialId } = await database.official.findUniqueOrThrow({ where: { email } });
  const token = `test_${randomUUID()}`;
  await database.apiToken.create({ data: { id: randomUUID(), officialId, name: 'test', hash: sha256(token) } });
  return token;
}
