import { execFileSync } from 'node:child_process';
import path from 'node:path';

test('B58 the same days are read under every zone that the machine may be in', () => {
  const printed = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map((zone) =>
    execFileSync(
      process.execPath,
      ['--require', require.resolve('tsx/cjs'), path.join(__dirname, 'print-deadlines.ts')],
      {
        env: { TZ: zone },
        encoding: 'utf8',
      },
    ),
  );
  const [dates, deadlines] = JSON.parse(printed[0] ?? '') as [unknown, string[]];
  expect(dates).toEqual([{ date: '2026-03-31' }, { date: '2026-03-31' }, { date: '2025-11-30' }]);
  expect(deadlines).toContain('2026-05-31');
  expect(new Set(printed).size).toBe(1);
});
