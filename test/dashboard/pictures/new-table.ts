import { dayIn } from '../../../demo/days';
import type { FilePayload } from '../days/file';

const heads = ['类别', '重点任务', '工作内容', '质量标准', '牵头单位', '责任领导', '责任人', '责任人邮箱', '完成时限'];

/** Of units of the demonstration; the second owner has chosen English letters. */
const rows = [
  [
    '县区',
    '整治背街小巷环境',
    '逐条排查、逐条销号',
    '1.整治街巷不少于30条；2.群众满意率不低于90%',
    '东城区',
    'c01',
    75,
  ],
  ['园区', '开通园区夜间公交', '线路随班次调整', '1.开通线路不少于2条；2.末班车不早于23时', '科创园区', 'p02', 40],
  ['校区', '开放校园体育场馆', '分时段预约开放', '1.开放场馆不少于4处；2.每周开放不少于20小时', '示例大学', 'u01', 55],
  [
    '社区',
    '建成社区食堂',
    '老年人优先就餐',
    '1.食堂挂牌营业；2.日均就餐不少于80人次',
    '城关街道迎宾社区',
    'v010101',
    30,
  ],
  ['企业', '培训企业安全员', '分批轮训、考核上岗', '1.培训不少于120人；2.考核合格率100%', '示例电子集团', 'e01', 25],
] as const;

/** A table such as an office adds in the course of a year, with every deadline still to come. */
export function newTable(): FilePayload {
  const lines = rows.map(([category, task, content, standards, unit, code, inDays]) =>
    [
      category,
      task,
      content,
      standards,
      unit,
      '领导小组副组长',
      `${unit}责任人`,
      `owner.${code}@example.test`,
      dayIn(inDays, Date.now()),
    ].join(','),
  );
  const year = dayIn(0, Date.now()).slice(0, 4);
  const text = `${heads.join(',')}\n${lines.join('\n')}\n`;
  return { name: `${year}年重点任务推进表（年中增补）.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) };
}
