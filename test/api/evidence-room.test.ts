import { requireRoomOnItem, roomAt } from '../../api/evidence/room';
import { withClient } from '../../embedded/postgres/roles';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { ledgerOf } from '../support/ledger';
import type { Who } from '../support/office';
import type { Life } from './support/life';
import { openLife, report } from './support/life';

let life: Life;
beforeAll(async () => {
  life = await openLife();
}, 120_000);
afterAll(() => life?.close());

const emailOf = (who: Who) => life.office.people[who].email;

describe('room for evidence', () => {
  const mebibyte = 1024 * 1024;
  const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(12 * mebibyte), Buffer.from('\n%%EOF\n')]);
  let tight: Http;
  beforeAll(async () => {
    const { database, databaseUrl } = life;
    const settings = { DUBAN_EVIDENCE_DAY_MIB: '20', DUBAN_EVIDENCE_ITEM_MIB: '20' };
    tight = await serve({ database, databaseUrl, settings });
  });
  afterAll(() => tight?.close());
  const hand = (who: Who, to: Http = tight) => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(large)]), 'a.pdf');
    return to.call(emailOf(who), 'POST', '/api/evidence', { form });
  };
  const kept = async () => (await hand('owner', life.http)).body as unknown as { id: string; size: number };

  it('is each person’s own for 24 hours, at one moment too: 429 says when there is some again, and then there is', async () => {
    const handed = await Promise.all([hand('partner'), hand('partner'), hand('partner')]);
    expect(handed.map(({ status }) => status).sort()).toEqual([201, 429, 429]);
    const full = handed.find(({ status }) => status === 429);
    expect(full?.body).toMatchObject({ code: 'evidence_day_full', detail: expect.stringContaining('20 MiB') });
    const wait = Number(full?.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(86_000);
    expect(wait).toBeLessThanOrEqual(86_400);
    expect((await hand('substitute')).status).toBe(201);
    const owner = new URL(process.env.TEST_DATABASE_URL ?? '');
    owner.pathname = new URL(life.databaseUrl).pathname;
    await withClient(owner.href, async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(`UPDATE evidence SET uploaded_at = uploaded_at - interval '1 day'
        FROM official o WHERE o.id = uploaded_by AND o.email = '${emailOf('partner')}'`);
    });
    expect((await hand('partner')).status).toBe(201);
  }, 60_000);

  it('comes back file by file, and counts small files as well', () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
    const uploads = [3, 2, 1].map((hour) => ({ size: 10, at: at(hour) }));
    expect(roomAt(uploads, 10, { bytes: 40, files: 9 })).toBeNull();
    expect(roomAt(uploads, 11, { bytes: 40, files: 9 })).toEqual(at(1 + 24));
    expect(roomAt(uploads, 30, { bytes: 40, files: 9 })).toEqual(at(2 + 24));
    expect(roomAt(uploads, 1, { bytes: 40, files: 3 })).toEqual(at(1 + 24));
  });

  it('on an item has an end, counted over all that it names, each file once: 413, and nothing is recorded', async () => {
    const [one, two] = [await kept(), await kept()];
    const { id } = await life.issue();
    const path = `/api/tasks/${id}/report`;
    await life.call('owner', 'POST', path, { body: { ...report, evidence: [one.id] } });
    const before = await ledgerOf(life.database, id);
    expect(before).toHaveLength(2);
    const said = await tight.call(emailOf('owner'), 'POST', path, { body: { ...report, evidence: [two.id] } });
    expect(said).toMatchObject({ status: 413, body: { code: 'evidence_item_full' } });
    expect(await ledgerOf(life.database, id)).toEqual(before);
    await requireRoomOnItem(life.database, id, [one], 20);
  }, 60_000);
});
