import { serve } from '../support/http';
import { seedItem } from '../support/items';
import { ledgerOf } from '../support/ledger';
import type { PostWorld } from './post';
import { openPost } from './post';

let world: PostWorld;
beforeAll(async () => {
  world = await openPost();
});
afterAll(() => world.close());

test('E13, E14, E16 a letter’s link changes nothing when a scanner opens it, holds no rights, and works when it was rewritten', async () => {
  const item = await seedItem(world.database, world.office);
  await world.drain();
  const [link = ''] =
    /https:\/\/duban\.example\.gov\.cn\/tasks\/\S+/.exec(world.server.taken[0]?.mail.text ?? '') ?? [];
  const http = await serve({ database: world.database, databaseUrl: world.fresh.url });
  try {
    const before = await ledgerOf(world.database, item.id);
    const path = new URL(link).pathname;
    for (const address of [path, path, `${path}?utm_source=mail&safelinks=1`]) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(new URL(address, http.url), { method, headers: { accept: 'text/html' } });
        expect(answer.status).toBe(200);
        expect(await answer.text()).not.toContain('建设服务站');
      }
    }
    expect((await fetch(new URL(`/api${path}`, http.url))).status).toBe(401);
    expect((await http.call('owner@example.test', 'GET', `/api${path}`)).status).toBe(200);
    expect((await http.call('owner@example.test', 'GET', '/api/me')).body).toMatchObject({
      email: 'owner@example.test',
    });
    expect(await ledgerOf(world.database, item.id)).toEqual(before);
  } finally {
    await http.close();
  }
});
