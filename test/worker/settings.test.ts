import { readSettings } from '../../worker/settings';

const needed = {
  DATABASE_URL: 'postgresql://duban@localhost/duban',
  TEMPORAL_ADDRESS: 'localhost:7233',
  SMTP_URL: 'smtp://localhost:25',
};

describe('the settings of the worker', () => {
  it('take an empty variable as not given', () => {
    const names = [
      'TEMPORAL_NAMESPACE',
      'TEMPORAL_API_KEY',
      'MAIL_FROM',
      'PUBLIC_URL',
      'DUBAN_TIMEZONE',
      'DUBAN_LOCALE',
      'DUBAN_SIGNING_KEY',
      'DUBAN_CONNECTION_KEY',
      'DUBAN_WEBHOOK_HOSTS',
    ];
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    expect(readSettings({ ...needed, ...empty })).toEqual(readSettings(needed));
  });

  it('name every variable that is missing, an empty one among them', () => {
    expect(() => readSettings({ ...needed, DATABASE_URL: '', SMTP_URL: undefined })).toThrow(/DATABASE_URL.*SMTP_URL/);
  });
});
