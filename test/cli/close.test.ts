import { tmpdir } from 'node:os';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { duban } from '../support/cli';
import { setClock } from '../support/clock';
import type { WorkerProcess } from '../support/worker-process';

let shop: Workshop;
let worker: WorkerProcess;
beforeAll(async () => {
  shop = await openWorkshop();
  worker = await shop.work();
  await setClock(shop.ownerUrl, '2093-03-02T10:00:00+08:00');
  await shop.issue({ deadlines: ['2093-06-30'], at: Date.parse('2093-03-02T10:00:00+08:00') });
  await setClock(shop.ownerUrl, '2093-03-25T18:00:01+08:00');
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

it('npm run duban -- close closes a month as of an instant, seals it where asked, and says in one line why it does not', async () => {
  const close = (...args: string[]) =>
    duban(shop.http, shop.office.people.secretary.email, tmpdir(), 'close', '2093-03', ...args);
  await expect(close()).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^[^\n]*\(cut_off_ahead\)\n$/),
  });
  const { stdout } = await close('--as-of', '2093-03-25T18:00:00+08:00');
  expect(stdout).toMatch(/^2093-03 closed（截至 as of 2093-03-25T10:00:00.000Z）1 项 items\n[0-9a-f]{64}\n/);
  const told = JSON.parse((await close('--seal', '--json')).stdout) as object;
  expect(told).toMatchObject({ id: '2093-03', state: 'sealed', entryCount: 1 });
}, 60_000);
