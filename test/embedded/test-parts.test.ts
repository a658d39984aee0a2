import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { connectTemporal } from '../../embedded/temporal/connect';
import { freshDatabase } from '../setup/database';

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('the parts that tests run on', () => {
  it('give a database of one’s own in which the app’s role finds every table and owns none', async () => {
    const database = await freshDatabase();
    try {
      const tables = await query(database.url, `SELECT tableowner FROM pg_tables WHERE schemaname = 'public'`);
      expect(tables.length).toBeGreaterThan(1);
      expect(new Set(tables.map(({ tableowner }) => tableowner))).toEqual(new Set(['duban']));
      expect(await query(database.url, 'SELECT current_user AS me')).toEqual([{ me: 'duban_app' }]);
    } finally {
      await database.drop();
    }
  });

  it('give a Temporal server that knows the attributes items are searched by', async () => {
    const address = process.env.TEST_TEMPORAL_ADDRESS ?? '';
    const connection = await connectTemporal({ address, namespace: 'default' });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    await connection.close();
    const wanted = ['DubanState', 'DubanLight', 'DubanUnit', 'DubanOwner', 'DubanDeadline'];
    expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(wanted));
  });

  it('give a mail catcher that shows a letter as soon as it was taken', async () => {
    const transport = createTransport(process.env.TEST_SMTP_URL ?? '');
    const to = `${Date.now()}@example.test`;
    await transport.sendMail({ from: 'duban@example.test', to, subject: '督办', text: '请签收' });
    transport.close();
    const answer = await fetch(`${process.env.TEST_MAIL_URL}/email?to=${encodeURIComponent(to)}`);
    expect(await answer.json()).toMatchObject([{ subject: '督办', text: '请签收', to: [{ address: to }] }]);
  });
});
