/** The words of the catcher's page; English has the keys of Chinese, or it doesn't compile. */
const chinese = {
  title: '邮件捕获',
  intro: '本机发出的信都在这里，没有寄给任何人。',
  none: '还没有信。',
  count: (n: number) => `共 ${n} 封`,
  subject: '主题',
  noSubject: '（无主题）',
  from: '发件人',
  to: '收件人',
  delivered: '实际投递',
  time: '时间',
  attachments: '附件',
  back: '返回列表',
  formatted: '排版',
  text: '纯文本',
  source: '源码',
  newer: '较新',
  older: '较旧',
  search: '按收件人或主题查找',
  find: '查找',
  missing: '没有这封信。',
};

export type Words = typeof chinese;

const english: Words = {
  title: 'Mail catcher',
  intro: 'Every letter this machine sent is here; none went to anyone.',
  none: 'No letters yet.',
  count: (n) => `${n} ${n === 1 ? 'letter' : 'letters'}`,
  subject: 'Subject',
  noSubject: '(no subject)',
  from: 'From',
  to: 'To',
  delivered: 'Delivered to',
  time: 'Time',
  attachments: 'Attachments',
  back: 'Back to the list',
  formatted: 'Formatted',
  text: 'Plain text',
  source: 'Source',
  newer: 'Newer',
  older: 'Older',
  search: 'Find by recipient or subject',
  find: 'Find',
  missing: 'There is no such letter.',
};

export type Language = 'zh-CN' | 'en';

export const words = (language: Language): Words => (language === 'zh-CN' ? chinese : english);
