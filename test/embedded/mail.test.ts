import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { MailCatcher } from '../../embedded/mail/process';
import { startMailCatcher } from '../../embedded/mail/process';
import { freePort } from '../../embedded/ports';

jest.setTimeout(60_000);

let folder: string;
let catcher: MailCatcher;

const start = async (): Promise<void> => {
  const ports = { smtpPort: await freePort(), httpPort: await freePort() };
  catcher = await startMailCatcher({ folder: join(folder, 'mail'), logFile: join(folder, 'mail.log'), ...ports });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duban-mail-'));
  await start();
});

afterAll(async () => {
  await catcher.child.stop('SIGTERM', 5_000);
  rmSync(folder, { recursive: true });
});

type Letter = { id: string; subject: string; text: string; html: string; envelope: { to: string[] } };

const get = async (path: string): Promise<string> => (await fetch(catcher.pageUrl + path)).text();
const list = async (): Promise<Letter[]> => JSON.parse(await get('/email'));

const send = async (letter: object): Promise<string> => {
  const transport = createTransport(catcher.smtpUrl);
  const { response } = await transport.sendMail({ from: '督办 <duban@example.test>', to: 'a@example.test', ...letter });
  transport.close();

  return response;
};

/** A letter as it stands, without the Message-ID that a mail program adds. */
const sendBare = async (raw: string): Promise<string> => {
  const transport = createTransport(catcher.smtpUrl);
  const envelope = { from: 'duban@example.test', to: 'a@example.test' };
  const { response } = await transport.sendMail({ envelope, raw });
  transport.close();

  return response;
};

const hostile = {
  subject: '<script>alert(1)</script>',
  text: '<img src=x onerror=alert(1)>',
  html: '<p>正文</p><script>parent.alert(1)</script>',
};

describe('the mail catcher', () => {
  it('answers 250 only for letters that a kill at that moment does not lose', async () => {
    for (let turn = 0; turn < 5; turn++) {
      expect(await send({ subject: `第 ${turn} 封`, text: '请签收' })).toMatch(/^250/);
      process.kill(catcher.child.pid ?? 0, 'SIGKILL');
      await catcher.child.ended;
      await start();
      expect((await list()).map(({ subject }) => subject)).toContain(`第 ${turn} 封`);
    }
    expect(readdirSync(join(folder, 'mail')).filter((name) => !name.endsWith('.eml'))).toEqual([]);
  });

  it('keeps a letter once that is sent again since the answer was lost, also after a restart', async () => {
    const letter = { messageId: '<once@duban>', subject: '只留一封', text: '请签收' };
    const kept = await send(letter);
    expect(await send(letter)).toBe(kept);
    process.kill(catcher.child.pid ?? 0, 'SIGKILL');
    await catcher.child.ended;
    await start();
    expect(await send({ ...letter, to: 'A@example.test' })).toBe(kept);
    expect((await list()).filter(({ subject }) => subject === '只留一封')).toHaveLength(1);
  });

  it('keeps letters of one Message-ID to different people, and those without one', async () => {
    const count = async () => (await list()).length;
    const before = await count();
    await send({ messageId: '<shared@duban>', text: '一' });
    await send({ messageId: '<shared@duban>', text: '一', to: 'b@example.test' });
    expect(await count()).toBe(before + 2);
    for (let turn = 0; turn < 2; turn++) expect(await sendBare('Subject: bare\r\n\r\nbare')).toMatch(/^250/);
    expect(await count()).toBe(before + 4);
  });

  it('takes a letter again that has been deleted', async () => {
    const letter = { messageId: '<again@duban>', subject: '删后重发', text: '请签收' };
    await send(letter);
    const mine = async () => (await list()).filter(({ subject }) => subject === '删后重发');
    await fetch(`${catcher.pageUrl}/email/${(await mine())[0]?.id}`, { method: 'DELETE' });
    expect(await mine()).toEqual([]);
    await send(letter);
    expect(await mine()).toHaveLength(1);
  });

  it('lists letters in the order of their arrival, and those to one recipient', async () => {
    await send({ subject: '给别人', bcc: ['blind@example.test'], text: '密送' });
    const all = await list();
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort());
    const [only, ...rest] = JSON.parse(await get('/email?to=blind@example.test')) as Letter[];
    expect(rest).toEqual([]);
    expect(only?.envelope.to).toEqual(['a@example.test', 'blind@example.test']);
  });

  it('shows a page that a letter cannot break out of', async () => {
    await send(hostile);
    const letter = (await list()).at(-1);
    expect(letter).toMatchObject(hostile);
    const pages = (await get('/')) + (await get(`/letters/${letter?.id}`));
    expect(pages).not.toMatch(/<script|<img/);
    expect(pages).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    const { headers } = await fetch(`${catcher.pageUrl}/email/${letter?.id}/html`);
    expect(headers.get('content-security-policy')).toMatch(/^sandbox allow-popups.*default-src 'none'/);
    expect(await get(`/email/${letter?.id}/source`)).toContain('Return-Path: <duban@example.test>');
  });

  it('speaks Chinese, or English to whoever asks for it', async () => {
    expect(await get('/')).toContain('邮件捕获');
    const english = await fetch(catcher.pageUrl, { headers: { 'Accept-Language': 'en-GB' } });
    expect(await english.text()).toContain('Mail catcher');
  });

  it('finds letters by subject, and says so when one is not there', async () => {
    expect(await get(`/?find=${encodeURIComponent('第 3')}`)).toContain('第 3 封');
    expect(await get(`/?find=${encodeURIComponent('第 3')}`)).not.toContain('第 2 封');
    expect((await fetch(`${catcher.pageUrl}/letters/none`)).status).toBe(404);
  });

  it('forgets letters only when told to', async () => {
    await fetch(`${catcher.pageUrl}/email/all`, { method: 'DELETE' });
    expect(await list()).toEqual([]);
    expect(readdirSync(join(folder, 'mail'))).toEqual([]);
  });
});
