import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../../prisma/client';
import { morningDigestId } from '../../workflows/messages/names';
import { ring } from '../letters/post';
import { freshDatabase } from '../setup/database';
import { seedItems } from '../support/items';
import { freshNamespace } from '../support/namespace';
import { seedOffice } from '../support/office';
import { quietRuntime } from '../support/runtime';
import { until } from '../support/until';
import { startWorker } from '../support/worker-process';

const day = 86_400_000;
const shanghaiDay = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

test('workers that are killed during a morning neither lose its digest nor make a second', async () => {
  quietRuntime();
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url);
  const office = await seedOffice(database);
  const namespace = await freshNamespace();
  const connection = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS ?? '' });
  const client = new Client({ connection, namespace });
  const place = { databaseUrl: fresh.url, namespace };
  try {
    // Whatever day this runs on, it and the day before are worked.
    const work = [shanghaiDay(Date.now() - day), shanghaiDay(Date.now())];
    const years = [...new Set(work.map((one) => Number(one.slice(0, 4))))];
    for (const year of years) await database.holidayNotice.create({ data: { year, source: 'test', off: [], work } });
    // And whatever time it is, the morning has come.
    await database.policyVersion.create({ data: { policy: { remindAt: '00:00' } } });
    const deadlines = [10, 12, 14, 16].map((days) => shanghaiDay(Date.now() + days * day));
    const items = await seedItems(database, office, { deadlines, policy: { remindBefore: ['P7D'] } });
    for (const item of items) {
      const reminder = item.agenda.find(({ kind }) => kind === 'remind');
      if (reminder) await ring(database, { ...item, agenda: [reminder] }, reminder.at);
    }
    await database.task.updateMany({ data: { nextAt: null } }); // their workflows do not run here

    let worker = await startWorker(place);
    const schedule = client.schedule.getHandle(morningDigestId);
    await until(
      () =>
        schedule.describe().then(
          () => true,
          () => false,
        ),
      (known) => known,
      30,
    );
    await schedule.trigger();
    for (const ms of [150, 400, 900]) {
      await sleep(ms);
      await worker.kill();
      // What its last letters were claimed for has run out by the time that a real morning goes on.
      await database.$executeRaw`UPDATE letter SET claimed_to = now() WHERE state = 'sending'`;
      worker = await startWorker(place);
    }
    const reminders = () => database.letter.findMany({ where: { kind: 'reminder' } });
    await until(reminders, (all) => all.every(({ state }) => state === 'sent'), 150);
    const digests = await database.letter.findMany({ where: { kind: 'digest' } });
    expect(digests).toMatchObject([{ state: 'sent', recipientId: office.people.owner.id }]);
    expect(new Set((await reminders()).map(({ digestId }) => digestId))).toEqual(new Set([digests[0]?.id]));
    await schedule.trigger();
    await sleep(3_000);
    expect(await database.letter.count({ where: { kind: 'digest' } })).toBe(1);
    await worker.stop();
  } finally {
    await connection.close();
    await database.$disconnect();
    await fresh.drop();
  }
}, 240_000);
