import { setTimeout as sleep } from 'node:timers/promises';
import { nextMonth } from '../../domain/clocks/reporting';
import { plusDays } from '../../domain/clocks/zone';
import { guideFor, guides } from '../../domain/people/guides';
import { lastDayOf, quarterOf } from '../../domain/periods/period';
import type { MailServer } from '../letters/mail-server';
import { startMailServer } from '../letters/mail-server';
import { setClock } from '../support/clock';
import { barriers } from './barriers';
import { administrator } from './days/administrator';
import { auditor } from './days/auditor';
import type { FilePayload } from './days/file';
import { leader } from './days/leader';
import { official } from './days/official';
import { clears, closes, grants, issues, mends, reviews } from './days/secretariat';
import type { Walk } from './days/walk';
import { openWalk } from './days/walk';
import { monthNext } from './people';
import type { Dashboard } from './place';
import { openDashboard } from './place';

/** The days that the guides tell of, gone through one after another on one installation, each leading to the next. */
let mail: MailServer;
let dashboard: Dashboard;
let walk: Walk;
let month: string;

beforeAll(async () => {
  mail = await startMailServer();
  dashboard = await openDashboard({ SMTP_URL: mail.url, MAIL_FROM: '督办 <duban@example.test>' });
  walk = openWalk(dashboard);
  month = await monthNext(dashboard.url, dashboard.tokenOf('secretariat'));
}, 120_000);
afterEach(() => walk?.end());
afterAll(async () => {
  await dashboard?.close();
  await mail?.shut();
});

const address = 'owner@example.test';
const idOf = (at: number) => dashboard.items[at]?.id ?? '';
const itemOf = async (at: number) => (await dashboard.place.call('owner', 'GET', `/api/tasks/${idOf(at)}`)).body;
const give = async (who: 'owner' | 'secretary', at: number, command: string, body: object) => {
  const { status } = await dashboard.place.call(who, 'POST', `/api/tasks/${idOf(at)}/${command}`, { body });
  expect([command, status]).toEqual([command, 200]);
};
const letterTo = async (to: string, says: RegExp) => {
  for (let left = 200; left > 0; left--) {
    const [, found] = mail.taken.flatMap((letter) => (letter.to === to && says.exec(letter.mail.text ?? '')) || []);
    if (found) return found;
    await sleep(25);
  }
  throw new Error(`no letter to ${to} says ${says}`);
};

it('An administrator takes somebody new into the directory and invites them', async () => {
  const newcomer = { name: '新任科长', email: 'newcomer@example.test', unit: 'DEPT' };
  await administrator(walk, { newcomer });
  await letterTo(newcomer.email, /(登录)/);
}, 30_000);

it('The secretariat mends a table, and issues one that is sound', async () => {
  await mends(walk, tableOf('初稿', ['尽快', '12月底前']));
  const address = await issues(walk, tableOf('印发稿', [`${Number(month.slice(0, 4)) + 1}-12-31`]));
  const { body } = await dashboard.place.call('secretary', 'GET', `/api${address}`);
  expect(body).toMatchObject({ state: 'issued', rowCount: 1 });
}, 60_000);

it('An official comes by the link of a letter, with a mailed code, and submits from the phone', async () => {
  const codeFor = (to: string) => letterTo(to, /^ {4}(\d{6})$/m);
  await official(walk, { item: idOf(8), address, codeFor });
  expect(await itemOf(8)).toMatchObject({ state: 'under_review', percent: 100 });
}, 60_000);

it('The secretariat accepts it, and grants an extension', async () => {
  await give('owner', 6, 'request-extension', { deadline: '2099-01-31', reason: '审批未完成' });
  await reviews(walk, idOf(8));
  await grants(walk, idOf(6));
  expect(await itemOf(8)).toMatchObject({ state: 'accepted', effectRating: 92 });
  expect(await itemOf(6)).toMatchObject({ deadline: '2099-01-31' });
}, 30_000);

it('A leader goes from what is red to an instruction on it, and decides what was asked', async () => {
  const quarter = quarterOf(month);
  await clears(walk, quarter, plusDays(lastDayOf(quarter), 31));
  await give('secretary', 7, 'suspend', { reason: '道路工程推迟' });
  await leader(walk, { red: idOf(1), asked: idOf(7), quarter });
  expect(await itemOf(1)).toMatchObject({ instructions: [{}] });
  expect(await itemOf(7)).toMatchObject({ state: 'suspended' });
}, 60_000);

it('An auditor finds all as it should be, and takes it away', async () => {
  expect(await auditor(walk, { item: idOf(8) })).toMatch(/^审计包-.*\.zip$/);
}, 90_000);

it('Each role’s menu leads to its guide, which shows its pictures without a connection to anywhere else', async () => {
  for (const as of ['secretariat', 'owner', 'leader', 'auditor', 'administrator', 'head'] as const) {
    const page = await walk.show(null, { as, path: '/periods', ready: '.account summary' });
    await page.locator('.account summary').click();
    await page.locator('.account a[href^="/guides/"]').click();
    await page.locator('main h1').waitFor();
    const role = as === 'owner' ? 'official' : as === 'head' ? 'unit_head' : as;
    expect(new URL(page.url()).pathname).toBe(`/guides/${guideFor([role])}`);
  }
  for (const guide of guides) {
    const page = await walk.show(null, { as: null, path: `/guides/${guide}.en`, ready: 'main h1' });
    await page.waitForLoadState('load');
    const unseen = '[...document.images].filter((one) => one.naturalWidth === 0).map((one) => one.src)';
    expect([guide, await page.evaluate(unseen), await barriers(page)]).toEqual([guide, [], []]);
  }
}, 60_000);

it('The secretariat closes the month, words its bulletin and seals it', async () => {
  await setClock(dashboard.place.ownerUrl, `${nextMonth(month)}-02T10:00:00+08:00`);
  await closes(walk, month);
  const { body } = await dashboard.place.call('secretary', 'GET', `/api/periods/${month}`);
  expect(body).toMatchObject({ state: 'sealed' });
}, 60_000);

it('Nothing on the way was amiss to a browser but that nobody was signed in at first', () => {
  expect(walk.amiss.filter((line) => !/\b401\b/.test(line))).toEqual([]);
});

/** A table of as many rows as deadlines. */
function tableOf(title: string, deadlines: readonly string[]): FilePayload {
  const rows = deadlines.map((deadline, at) => `${title}${at + 1},挂牌运行,市级部门一,责任人,${address},${deadline}`);
  const text = ['重点任务,质量标准,牵头单位,责任人,责任人邮箱,完成时限', ...rows].join('\n');
  return { name: `${month.slice(0, 4)}年${title}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}
