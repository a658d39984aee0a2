import { readSettings, SettingsError } from '../../api/settings';

const given = {
  DATABASE_URL: 'postgresql://duban:secret@db/duban',
  TEMPORAL_ADDRESS: 'temporal:7233',
  SMTP_URL: 'smtp://mail:25',
  PUBLIC_URL: 'https://duban.example.gov.cn',
};

describe('the settings of the API', () => {
  it('have the contract’s defaults, and take an empty variable for none', () => {
    expect(readSettings({ ...given, DUBAN_ADMIN_TOKEN: '', PORT: '' })).toMatchObject({
      PORT: 3000,
      TEMPORAL_NAMESPACE: 'default',
      DUBAN_TIMEZONE: 'Asia/Shanghai',
      DUBAN_LOCALE: 'zh-CN',
    });
  });

  it('name every fault at once, and no value', () => {
    const faulty = {
      ...given,
      DATABASE_URL: 'mysql://u:secret@db',
      PORT: '70000',
      DUBAN_TIMEZONE: 'Mars/Base',
      SMTP_URL: undefined,
    };
    const read = () => readSettings(faulty);
    expect(read).toThrow(SettingsError);
    for (const name of ['DATABASE_URL', 'PORT', 'DUBAN_TIMEZONE', 'SMTP_URL']) expect(read).toThrow(name);
    expect(read).not.toThrow('secret');
  });

  it('take gateways as a number or as networks, and a provider only with what we are called there', () => {
    for (const trusted of ['1', '2', '10.0.0.0/8', '10.0.0.1, 192.168.0.0/16', 'fd00::/8'])
      expect(readSettings({ ...given, DUBAN_TRUST_PROXY: trusted }).DUBAN_TRUST_PROXY).toBe(trusted);
    for (const wrong of ['true', 'all', '10.0.0.0/33', 'proxy.example', '-1', '1,2'])
      expect(() => readSettings({ ...given, DUBAN_TRUST_PROXY: wrong })).toThrow('DUBAN_TRUST_PROXY');
    const issuer = { DUBAN_OIDC_ISSUER: 'https://login.example.gov.cn' };
    expect(() => readSettings({ ...given, ...issuer })).toThrow('DUBAN_OIDC_CLIENT_ID');
    expect(readSettings({ ...given, ...issuer, DUBAN_OIDC_CLIENT_ID: 'duban' })).toMatchObject(issuer);
  });
});
