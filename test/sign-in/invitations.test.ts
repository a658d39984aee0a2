import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { readSettings } from '../../api/settings';
import { sendDue } from '../../api/sign-in/invitations/invite';
import { noteLetter } from '../../api/sign-in/mail/data';
import { openSignIn } from '../../api/sign-in/sign-in';
import { until } from '../support/until';
import type { Desk } from './desk';
import { openDesk } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const basic = {
  TEMPORAL_ADDRESS: '127.0.0.1:9',
  PUBLIC_URL: 'http://duban.example.test',
  DUBAN_SIGN_IN_KEY: '',
};
const invite = (body: object) => desk.http.call(desk.administrator, 'POST', '/api/invitations', { body });

it('An invitation goes to all of a role or of units with those below, with a code only where two factors are needed', async () => {
  expect(await invite({ role: 'official' })).toMatchObject({ body: { invited: 3, withCode: 0 } });
  expect((await desk.letterTo('owner@example.test')).text).toContain('不需要密码');
  expect(await invite({ units: ['CITY'] })).toMatchObject({ body: { invited: 9 } });
  expect(await invite({ units: ['NONE'] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/units/0' }] },
  });
  expect(await invite({ role: 'official', units: ['CITY'] })).toMatchObject({ status: 400 });
  expect(await invite({})).toMatchObject({ status: 400 });
  for (const who of ['secretary', 'owner', 'leader'] as const)
    expect(await desk.call(who, 'POST', '/api/invitations', { body: { role: 'official' } })).toMatchObject({
      status: 403,
    });
});

it('invitations that a process left behind are sent by the next one, each once, and wait for a mail server that is away', async () => {
  const { database, databaseUrl, office, mail } = desk;
  const { owner, head, leader, secretary } = office.people;
  await until(
    () => database.invitationDue.count(),
    (count) => count === 0,
  );
  const due = (officialId: string) => ({ officialId, askedBy: secretary.id, letterId: randomUUID() });
  const [written, ...left] = [due(owner.id), due(head.id), due(leader.id)] as const;
  await database.invitationDue.createMany({ data: [written, ...left] });
  // Its letter went out, and then the process died.
  await noteLetter(database, {
    ...{ id: written.letterId, kind: 'invitation', recipientId: owner.id, address: owner.email, subject: '邀请' },
    ...{ outcome: 'sent', answer: '250' },
  });
  const before = mail.taken.length;
  const process = (smtp: string) => {
    const settings = readSettings({ ...basic, DATABASE_URL: databaseUrl, SMTP_URL: smtp });
    return { database, settings, signIn: openSignIn({ database, settings, log: pino({ level: 'silent' }) }) };
  };
  const [without, one, another] = [process('smtp://127.0.0.1:9'), process(mail.url), process(mail.url)];
  await sendDue(without);
  expect(await database.invitationDue.count()).toBe(3);
  await Promise.all([sendDue(one), sendDue(another)]);
  expect(await database.invitationDue.count()).toBe(0);
  expect(
    mail.taken
      .slice(before)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([head.email, leader.email].sort());
  for (const { letterId } of left)
    expect(await database.letter.findUnique({ where: { id: letterId } })).toMatchObject({ state: 'sent' });
  await Promise.all([without, one, another].map(({ signIn }) => signIn.close()));
});
