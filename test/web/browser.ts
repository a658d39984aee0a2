/** As much of a browser as the pages' scripts look at when they are loaded: the reader's language. */
export function speak(language: 'zh-CN' | 'en'): void {
  Object.assign(globalThis, { localStorage: { getItem: () => language } });
}

/** What somebody entered into a form, field by field. */
export function entered(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}

const file = '01890000-0000-7000-8000-000000000001';

/** An item as the forms see it, and what people enter into each of them. */
export const item = {
  percent: 50,
  standards: [
    { id: 's1', text: '标准一' },
    { id: 's2', text: '标准二' },
  ],
  milestones: [
    { id: 'm1', done: false },
    { id: 'm2', done: true },
  ],
};

export const entries: Readonly<Record<string, FormData>> = {
  report: entered({
    percent: '40',
    done: ' 完成 ',
    effect: '见效',
    problems: '',
    reason: '重算',
    milestone: ['m1'],
    evidence: file,
  }),
  submit: entered({ 'how.s1': '甲', 'how.s2': '乙', 'evidence.s2': [file] }),
  accept: entered({ effectRating: '90', 'met.s1': 'yes', 'met.s2': 'yes' }),
  return: entered({ reason: '不足', 'met.s1': 'yes', 'note.s1': '无', 'met.s2': 'no', 'note.s2': '缺名单' }),
  'request-extension': entered({ deadline: '2026-12-31', reason: '推迟' }),
  'refuse-extension': entered({ reason: '不行' }),
  amend: entered({
    owner: 'a@example.test',
    noLeader: 'yes',
    deadline: '',
    standard: ['标准一', '新标准', ' '],
    reason: '调整',
  }),
  suspend: entered({ reason: '停工' }),
  cancel: entered({ reason: '并入他项' }),
  reopen: entered({ reason: '回潮', deadline: '' }),
  approve: entered({ request: 'suspend-3' }),
  reject: entered({ request: 'suspend-3', reason: '不同意' }),
  instruct: entered({ text: '抓紧' }),
  remind: entered({ note: '' }),
  'acknowledge-notice': entered({ notice: 'n1' }),
  'answer-notice': entered({ notice: 'n1', text: '已改' }),
};
