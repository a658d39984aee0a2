import type { Worded } from '../locale';

/** Every fault and warning there is, by its stable code, in every language. */
export const problemWords = {
  // Faults: a batch is not issued while there is one.
  'task-missing': { 'zh-CN': '缺少任务名称。', en: 'The task has no name.' },
  'task-too-long': {
    'zh-CN': '任务名称有 {length} 字，最多 {limit} 字。',
    en: 'The name of the task is {length} characters long; at most {limit}.',
  },
  'cell-too-long': {
    'zh-CN': '内容有 {length} 字，最多 {limit} 字。',
    en: 'The cell is {length} characters long; at most {limit}.',
  },
  'standards-missing': {
    'zh-CN': '缺少质量标准，至少写一条。',
    en: 'There is no quality standard; at least one is needed.',
  },
  'lead-unit-missing': { 'zh-CN': '缺少牵头单位。', en: 'There is no lead unit.' },
  'unit-unknown': {
    'zh-CN': '名录中没有“{name}”，请填写单位的全称或代码。',
    en: 'The directory has no unit “{name}”; its full name or code is expected.',
  },
  'unit-ambiguous': {
    'zh-CN': '名录中有多个“{name}”，请改填代码：{choices}。',
    en: 'Several units are called “{name}”; please write the code: {choices}.',
  },
  'owner-missing': {
    'zh-CN': '缺少责任人，请填写姓名或邮箱。',
    en: 'There is no named owner; a name or an e-mail address is expected.',
  },
  'address-malformed': {
    'zh-CN': '“{value}”不是有效的邮箱地址，应类似 name@example.com。',
    en: '“{value}” is not a valid e-mail address; something like name@example.com is expected.',
  },
  'address-several': { 'zh-CN': '这里只能填一个邮箱地址。', en: 'Only one e-mail address can stand here.' },
  'person-unknown': {
    'zh-CN': '名录中没有邮箱为“{name}”的人员。',
    en: 'The directory has nobody with the address “{name}”.',
  },
  'person-not-in-unit': {
    'zh-CN': '{unit}没有名为“{name}”的人员，请填写其邮箱。',
    en: 'Nobody in {unit} is called “{name}”; please write the e-mail address.',
  },
  'person-ambiguous': {
    'zh-CN': '有多名人员叫“{name}”，请填写其中一人的邮箱：{choices}。',
    en: 'Several people are called “{name}”; please write the address of one: {choices}.',
  },
  'person-left': {
    'zh-CN': '“{name}”已停用或调离，请改派他人。',
    en: '“{name}” is no longer in office; please name somebody else.',
  },
  'deadline-missing': { 'zh-CN': '缺少完成时限。', en: 'There is no deadline.' },
  'deadline-unreadable': {
    'zh-CN': '“{value}”不能读作日期，应类似 {year}-06-30、6月底前、第二季度、年底前。',
    en: '“{value}” cannot be read as a date; {year}-06-30, 6月底前, 第二季度 or 年底前 would do.',
  },
  'deadline-ambiguous': {
    'zh-CN': '“{value}”的年月日次序不明，请写作 {year}-04-03 的形式。',
    en: 'The order of day, month and year in “{value}” is not clear; please write it as {year}-04-03.',
  },
  'deadline-recurring': {
    'zh-CN': '“{value}”是周期，不是时限，请写一个截止日期，如 {year}-12-31。',
    en: '“{value}” recurs; one final day is expected, such as {year}-12-31.',
  },
  'deadline-other-calendar': {
    'zh-CN': '“{value}”不是公历日期，请换算为公历，如 {year}-03-31。',
    en: '“{value}” is of another calendar; a Gregorian date is expected, such as {year}-03-31.',
  },
  'deadline-year-unlikely': {
    'zh-CN': '“{value}”的年份有误，应在 {year} 至 {until} 年之间。',
    en: 'The year of “{value}” cannot be right; one from {year} to {until} is expected.',
  },
  'no-such-day': { 'zh-CN': '没有“{value}”这一天。', en: 'There is no such day as “{value}”.' },
  'deadline-before-year': {
    'zh-CN': '完成时限早于本批次年度 {year} 年。',
    en: 'The deadline lies before {year}, the year of the batch.',
  },
  'milestone-unreadable': {
    'zh-CN': '阶段目标“{name}”应写明日期和内容，如“3月底前：完成选址”。',
    en: 'The milestone “{name}” needs a date and a name, such as “3月底前：完成选址”.',
  },
  'milestone-after-deadline': {
    'zh-CN': '阶段目标“{name}”的日期 {date} 晚于完成时限 {deadline}，请核对。',
    en: 'The milestone “{name}” is dated {date}, after the deadline of {deadline}; please check.',
  },
  'weight-unreadable': {
    'zh-CN': '“{value}”不能读作权重，应为数字，如 5 或 85%。',
    en: '“{value}” cannot be read as a weight; a number is expected, such as 5 or 85%.',
  },
  'weight-out-of-range': { 'zh-CN': '权重应大于 0、不超过 100。', en: 'A weight is more than 0 and at most 100.' },
  'formula-without-value': {
    'zh-CN': '单元格是公式，且文件中没有保存结果，请改为文字。',
    en: 'The cell is a formula and the file holds no result of it; please write the text itself.',
  },
  'cell-error': {
    'zh-CN': '单元格显示错误“{value}”，请改正。',
    en: 'The cell shows the error “{value}”; please correct it.',
  },
  'number-imprecise': {
    'zh-CN': '“{value}”是丢失了位数的长数字，请按文本重新填写。',
    en: '“{value}” is a long number that lost digits; please write it again as text.',
  },
  'control-characters': {
    'zh-CN': '含有不可见的控制字符（{characters}），请重新输入这段文字。',
    en: 'There are control characters in the text ({characters}); please type it again.',
  },
  'source-damaged': {
    'zh-CN': '文字在原文件中已损坏（出现“�”），请重新输入。',
    en: 'The text was damaged before it came here (it shows “�”); please type it again.',
  },
  'private-use-characters': {
    'zh-CN': '含有自造字（{characters}），他处无法显示，请改用标准汉字。',
    en: 'There are characters of a private font ({characters}) that others cannot see; please use standard ones.',
  },
  'cells-too-many': {
    'zh-CN': '本行有 {found} 格，表头只有 {expected} 列；含逗号的内容应加双引号。',
    en: 'The row has {found} cells and the heading {expected}; text with commas needs double quotes.',
  },
  'cells-too-few': {
    'zh-CN': '本行只有 {found} 格，表头有 {expected} 列；空格子也要保留逗号。',
    en: 'The row has {found} cells and the heading {expected}; blank cells keep their commas.',
  },
  'repeats-row': {
    'zh-CN': '与第 {earlier} 行重复：任务、牵头单位、责任人和完成时限都相同。',
    en: 'This repeats row {earlier}: the same task, lead unit, owner and deadline.',
  },
  // Warnings: worth a look, and no hindrance.
  'deadline-past': {
    'zh-CN': '完成时限已过，下发后即为红灯。',
    en: 'The deadline has passed; the item will be red from the start.',
  },
  'deadline-year-without-calendar': {
    'zh-CN': '还没有 {year} 年的放假安排，提醒和催办的日子暂按周六、周日休息推算。',
    en: 'There is no official holiday notice for {year} yet; the days of reminders and escalation are reckoned with Saturdays and Sundays off.',
  },
  'column-not-used': {
    'zh-CN': '未识别“{name}”列，其内容不导入。',
    en: 'The column “{name}” is not known; what stands in it is not taken.',
  },
  'filled-from-merge': {
    'zh-CN': '单元格与第 {earlier} 行合并，按“{value}”读取，请核对。',
    en: 'The cell is merged with row {earlier} and was read as “{value}”; please check.',
  },
  'category-carried-down': {
    'zh-CN': '类别为空，沿用上一行的“{value}”，请核对。',
    en: 'The category is blank and was taken from the row above, “{value}”; please check.',
  },
  'rows-hidden': {
    'zh-CN': '有 {count} 行被隐藏或筛选，均已读取；不需要的请从表中删除。',
    en: '{count} rows are hidden or filtered out; they were read all the same. Please delete those not meant.',
  },
  'lead-units-several': {
    'zh-CN': '牵头单位写了多个，以“{name}”为牵头单位，其余列为配合单位，请核对。',
    en: 'Several lead units are named; “{name}” leads and the others co-operate. Please check.',
  },
  'owners-several': {
    'zh-CN': '责任人写了多名，以“{name}”为责任人，{others}未列入，请核对。',
    en: 'Several owners are named; “{name}” is the owner and {others} are left out. Please check.',
  },
  'leaders-several': {
    'zh-CN': '责任领导写了多名，以“{name}”为准，{others}未列入，请核对。',
    en: 'Several leaders are named; “{name}” was taken and {others} are left out. Please check.',
  },
  'name-differs': {
    'zh-CN': '邮箱属于{found}，与所写姓名“{name}”不符，以邮箱为准，请核对。',
    en: 'The address belongs to {found}, not to “{name}” as written; the address decides. Please check.',
  },
  'weight-fraction': {
    'zh-CN': '权重 {value} 按原数读取；如指百分之 {percent}，请写作 {percent}%。',
    en: 'The weight {value} was read as it stands; if {percent} per cent is meant, please write {percent}%.',
  },
} as const satisfies Record<string, Worded>;

export type ProblemCode = keyof typeof problemWords;
