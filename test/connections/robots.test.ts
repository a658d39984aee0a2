import { createHmac } from 'node:crypto';
import { judgeRobot, robotBody } from '../../activities/connections/robots';
import { signedForDingtalk } from '../../activities/connections/sign';
import type { Told } from '../../activities/connections/told';
import { locales } from '../../domain/locale';

const told = (number: number, task = `老旧小区改造 ${number} 标段`): Told => ({
  ...{ id: `evt_${number}`, type: 'turned_red', at: '2026-04-01T00:00:00.000Z', seq: 3, actor: null, data: {} },
  task: {
    ...{ id: String(number), number, task, batch: 'b', deadline: '2026-03-27', state: 'in_progress', light: 'red' },
    ...{ leadUnit: { code: 'A', name: '市住建局' }, owner: { name: '王芳' }, step: 0, percent: 40 },
  },
  link: `https://duban.example.gov.cn/tasks/${number}`,
});
const here = { locale: 'zh-CN', zone: 'Asia/Shanghai' } as const;
type Body = { msgtype: string; markdown: { content?: string; text?: string; title?: string } };
const read = (body: string) => JSON.parse(body) as Body;

test('one occurrence is one short message with a link, in the words of the organisation', () => {
  expect(read(robotBody('wecom', [told(12)], here))).toEqual({
    msgtype: 'markdown',
    markdown: {
      content:
        '**督办 · 亮红灯**\n> 12 老旧小区改造 12 标段\n\n> 市住建局 · 王芳 · 时限 2026年3月27日 周五\n\n[查看](https://duban.example.gov.cn/tasks/12)',
    },
  });
  const { msgtype, markdown } = read(robotBody('dingtalk', [told(12)], { ...here, locale: 'en' }));
  expect([msgtype, markdown.title]).toEqual(['markdown', '督办 Duban · Turned red']);
  expect(markdown.text).toContain('due Fri 27 March 2026');
});

test('a deadline with a time is told in the organisation’s own, as letters tell it', () => {
  const one = told(12);
  const due = '2026-11-26T14:35:53.413Z';
  const said = robotBody('wecom', [{ ...one, task: one.task && { ...one.task, deadline: due } }], here);
  expect(said).toContain('时限 2026年11月26日 周四 22:35');
});

test.each(locales)(
  'many are one message within what the robots take, which says how many more there are: %s',
  (locale) => {
    const many = Array.from({ length: 60 }, (_, index) => told(index + 1, '道路整治'.repeat(40)));
    for (const kind of ['wecom', 'dingtalk'] as const) {
      const { content, text } = read(robotBody(kind, many, { ...here, locale })).markdown;
      const said = content ?? text ?? '';
      expect(Buffer.byteLength(said)).toBeLessThanOrEqual(4_096);
      const shown = said.match(/\]\(https:/g)?.length ?? 0;
      expect(shown).toBeGreaterThan(2);
      expect(said).toContain(locale === 'en' ? `and ${60 - shown} more` : `另有 ${60 - shown} 条`);
      expect(said).toContain('督办');
    }
  },
);

test('people’s words make no link and call nobody', () => {
  const said = robotBody('wecom', [told(1, '[点我](https://evil.test) <@all> **紧急**\n# 标题')], here);
  expect(said).not.toMatch(/\[点我\]|<@|\*紧急|\n#/);
});

test('what robots answer under a 200 is heard', () => {
  const outcome = (answer: string, status = 200) => judgeRobot(status, answer).outcome;
  expect(outcome('{"errcode":0,"errmsg":"ok"}')).toBe('sent');
  expect(judgeRobot(200, '{"errcode":45009}')).toMatchObject({ outcome: 'failed', peaceMs: 60_000 });
  expect(judgeRobot(200, '{"errcode":130101}')).toMatchObject({ outcome: 'failed', peaceMs: 60_000 });
  expect(outcome('{"errcode":-1}')).toBe('failed');
  expect(outcome('{"errcode":310000,"errmsg":"sign not match"}')).toBe('refused');
  expect(outcome('<html>')).toBe('failed');
  expect(outcome('', 502)).toBe('failed');
});

test('a 钉钉 robot’s address is signed as its own documentation says', () => {
  const signed = new URL(
    signedForDingtalk('https://oapi.dingtalk.com/robot/send?access_token=t', 1_772_000_000_000, 'SECabc'),
  );
  const sign = createHmac('sha256', 'SECabc').update('1772000000000\nSECabc', 'utf8').digest('base64');
  expect(Object.fromEntries(signed.searchParams)).toEqual({ access_token: 't', timestamp: '1772000000000', sign });
  expect(signed.search).toContain(`sign=${encodeURIComponent(sign)}`);
});
