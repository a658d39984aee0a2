import fc from 'fast-check';
import { splitStandards } from '../../../domain/table/standards';

const both = ['站点面积不少于200平方米', '办事指南上墙上网'];

test.each([
  '1.站点面积不少于200平方米\n2.办事指南上墙上网',
  '1.站点面积不少于200平方米 2.办事指南上墙上网',
  '1、站点面积不少于200平方米；2、办事指南上墙上网。',
  '１．站点面积不少于200平方米\n２．办事指南上墙上网',
  '（一）站点面积不少于200平方米；（二）办事指南上墙上网。',
  '(1)站点面积不少于200平方米(2)办事指南上墙上网',
  '①站点面积不少于200平方米②办事指南上墙上网',
  '1)站点面积不少于200平方米\n2)办事指南上墙上网',
  '一、站点面积不少于200平方米\n二、办事指南上墙上网',
  '一是站点面积不少于200平方米；二是办事指南上墙上网。',
  '站点面积不少于200平方米；办事指南上墙上网。',
  '站点面积不少于200平方米;\n\n办事指南上墙上网',
  '站点面积不少于200平方米\n办事指南上墙上网',
])('%j is two standards, without their marks', (text) => {
  expect(splitStandards(text)).toEqual(both);
});

test('a number within a standard is no mark', () => {
  expect(splitStandards('1.投资1.5万元\n2.面积2.5亩\n3.于2026.3.1前完成')).toEqual([
    '投资1.5万元',
    '面积2.5亩',
    '于2026.3.1前完成',
  ]);
  expect(splitStandards('10.5万元到位；验收合格')).toEqual(['10.5万元到位', '验收合格']);
  expect(splitStandards('1.2026年3月底前印发\n2.2026年6月底前见效')).toEqual([
    '2026年3月底前印发',
    '2026年6月底前见效',
  ]);
});

test('numbered standards are split by their numbers alone', () => {
  expect(splitStandards('1.建立台账；更新及时\n续行\n2.公开')).toEqual(['建立台账；更新及时续行', '公开']);
});

test('one standard is one, and nothing is none', () => {
  expect(splitStandards('全年签约不少于4个')).toEqual(['全年签约不少于4个']);
  expect(splitStandards('1.全年签约不少于4个')).toEqual(['全年签约不少于4个']);
  expect(splitStandards(' \n；')).toEqual([]);
});

test('a list that is numbered in any way comes back as it was', () => {
  const texts = fc.array(fc.stringMatching(/^[\u4e00\u5efa\u7acb\u53f0\u8d26]{2,12}$/), {
    minLength: 1,
    maxLength: 25,
  });
  const marks = fc.constantFrom(
    (at: number) => `${at}.`,
    (at: number) => `${at}、`,
    (at: number) => `（${at}）`,
    (at: number) => String.fromCodePoint(0x245f + Math.min(at, 20)),
  );
  fc.assert(
    fc.property(texts, marks, fc.constantFrom('\n', '；', ' ', '；\n'), (standards, mark, between) => {
      fc.pre(mark(1) !== '①' || standards.length <= 20);
      // 一 at the end of a text and 是 or 、 after it would be a mark themselves.
      expect(splitStandards(standards.map((text, at) => `${mark(at + 1)}${text}`).join(between))).toEqual(standards);
    }),
  );
});
