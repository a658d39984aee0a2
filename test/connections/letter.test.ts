import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeConnection } from '../../activities/letters/compose';
import { locales } from '../../domain/locale';
import { on } from '../letters/sample-facts';

test.each(locales)('the letter about a connection that was paused reads as it was reviewed: %s', (locale) => {
  const { subject, text } = composeConnection({
    ...{
      kind: 'connection_paused',
      locale,
      zone: 'Asia/Shanghai',
      now: on('04-01', '23:31'),
      since: on('04-01', '23:30'),
    },
    ...{ messageId: '<fedcba9876543210@duban>', preferences: null, link: 'https://duban.example.gov.cn/docs' },
    reader: { name: '周管', address: 'zhou@example.gov.cn' },
    ...{ connection: '0198a3c4-5b6d-7e8f-9a0b-000000000001', name: '政务平台', waiting: 42 },
    ...{ address: 'https://hooks.example.gov.cn/duban', failingSince: on('03-31', '23:20'), answer: '502 Bad Gateway' },
  });
  const letter = `Subject: ${subject}\n\n${text}`;
  const golden = join(__dirname, 'golden');
  mkdirSync(golden, { recursive: true });
  const file = join(golden, `connection-paused.${locale}.txt`);
  if (process.env.DUBAN_GOLDEN || !existsSync(file)) writeFileSync(file, letter);
  expect(letter).toBe(readFileSync(file, 'utf8'));
});
