import fc from 'fast-check';
import { readAddress } from '../../../domain/directory/address';

test.each([
  ['owner.p02@example.test', 'owner.p02@example.test'],
  ['E06 ＯWNER＠Example．test', 'owner@example.test'],
  ['  Owner@EXAMPLE.test　', 'owner@example.test'],
  ["o'brien+tag@sub.gov.cn", "o'brien+tag@sub.gov.cn"],
  ['a@xn--fiqs8s.cn', 'a@xn--fiqs8s.cn'],
])('%s is %s', (named, address) => {
  expect(readAddress(named.replace(/^E\d+ /, ''))).toEqual({ address });
});

test.each([
  ['E01 a line break', 'a@gov.cn\r\nBcc: b@evil.com'],
  ['E01 a bare line feed', 'a@gov.cn\nb'],
  ['E02 a quoted local part', '"a@evil.com x"@gov.cn'],
  ['E03 a comment', 'u@good.cn(x)evil.com'],
  ['E04 a domain of another script', 'a@gоv.cn'],
  ['E04 a Chinese domain', 'a@政务.cn'],
  ['E05 a Chinese local part', '张三@gov.cn'],
  ['no domain', 'a@'],
  ['no point', 'a@localhost'],
  ['an address literal', 'a@[127.0.0.1]'],
  ['numbers for a domain', 'a@127.0.0.1'],
  ['a name before it', '张三 <a@gov.cn>'],
  ['two signs', 'a@b@gov.cn'],
  ['a point too many', 'a..b@gov.cn'],
  ['a local part over 64', `${'a'.repeat(65)}@gov.cn`],
  ['254 characters and more', `a@${'b.'.repeat(130)}cn`],
  ['nothing', ''],
])('%s is refused', (_, written) => {
  expect(readAddress(written)).toEqual({ fault: 'address-malformed' });
});

test.each(['a@gov.cn；b@gov.cn', 'a@gov.cn, b@gov.cn', 'a@gov.cn b@gov.cn', 'a@gov.cn、b@gov.cn'])(
  'E06 %s is several',
  (written) => {
    expect(readAddress(written)).toEqual({ fault: 'address-several' });
  },
);

test('an address that passes holds nothing that a mail header gives a meaning to, and passes again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string(),
        fc.string({ unit: 'grapheme' }).map((text) => `${text}@gov.cn`),
      ),
      (written) => {
        const read = readAddress(written);
        if (!('address' in read)) return;
        expect(read.address).toMatch(/^[!-~]+$/);
        expect(read.address).not.toMatch(/[\s"(),:;<>[\\\]]/);
        expect(readAddress(read.address)).toEqual(read);
      },
    ),
  );
});
