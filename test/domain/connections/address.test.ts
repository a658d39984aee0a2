import { faultOf, isPublic, readHosts } from '../../../domain/connections/address';
import { shownAddress } from '../../../domain/connections/secrets';

test.each([
  ['https://hooks.example.com/a?key=1', null],
  ['http://hooks.example.com/', 'not_https'],
  ['ftp://hooks.example.com/', 'no_address'],
  ['hooks.example.com', 'no_address'],
  ['https://user:word@hooks.example.com/', 'holds_credentials'],
  ['https://localhost/', 'private_address'],
  ['https://api.localhost./', 'private_address'],
  ['https://127.0.0.1/', 'private_address'],
  ['https://2130706433/', 'private_address'],
  ['https://0x7f.1/', 'private_address'],
  ['https://10.1.2.3/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data', 'private_address'],
  ['https://[::1]/', 'private_address'],
  ['https://[::ffff:127.0.0.1]/', 'private_address'],
  ['https://[fd00::1]/', 'private_address'],
  ['https://[2400:3200::1]/', null],
  ['http://inside.gov.test:8080/x', null],
  ['http://inside.gov.test:8081/x', 'not_https'],
  ['http://10.9.9.9/x', null],
])('an address such as %s may be a connection’s: %s', (url, fault) => {
  expect(faultOf(url, readHosts(' inside.gov.test:8080 ,10.9.9.9'))).toBe(fault);
});

test.each([
  ['8.8.8.8', true],
  ['223.5.5.5', true],
  ['172.15.0.1', true],
  ...['0.0.0.0', '10.0.0.1', '100.64.0.1', '127.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'].map(inside),
  ...['198.18.0.1', '203.0.113.7', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'ff02::1'].map(
    inside,
  ),
  ...['64:ff9b::7f00:1', '::ffff:10.0.0.1', '2002:7f00:1::', '2001:0:1::', '2001:db8::1', 'nonsense'].map(inside),
  ['2606:4700::1111', true],
  ['2001:4860:4860::8888', true],
] as [string, boolean][])('%s is of the open network: %s', (address, open) => {
  expect(isPublic(address)).toBe(open);
});

function inside(address: string): [string, boolean] {
  return [address, false];
}

test('what is shown of an address holds no key', () => {
  expect(shownAddress('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx')).toBe(
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
  );
  expect(shownAddress('https://hooks.example.com/services/T00/XXXXXXXXXXXXXXXXXXXXXXXX')).toBe(
    'https://hooks.example.com/services/T00/…',
  );
});
