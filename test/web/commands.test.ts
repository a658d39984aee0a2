import { commandTable, offeredCommands } from '../../api/tasks/commands/schema';

import type { Node } from './pretend-browser';
import { inside, pretendBrowser } from './pretend-browser';

type Commands = Record<
  string,
  { fields(item: object): unknown[]; body(said: FormData, item: object, uploaded: (name: string) => string[]): object }
>;

const item = {
  ...{ state: 'in_progress', percent: 30, deadline: '2099-03-27' },
  milestones: [{ id: 'm1', name: '选址', done: false }],
  standards: [
    { id: 's1', text: '挂牌运行' },
    { id: 's2', text: '办事指南上墙' },
  ],
  extensions: [{ state: 'waiting', askedBy: '责任人', deadline: '2099-06-30', reason: '招标推迟' }],
  requests: [{ id: 'suspend-2', kind: 'suspend', by: '办公室甲', reason: '等待规划' }],
  notices: [
    {
      id: 'notice-4',
      number: '督办〔2099〕1号',
      colour: 'blue',
      dueAt: '2099-04-01T00:00:00Z',
      open: true,
      acknowledgedAt: null,
    },
  ],
};

let commands: Commands;
let words: (key: string) => string;

beforeAll(async () => {
  pretendBrowser();
  commands = ((await import('../../web/commands.js' as string)) as { commands: Commands }).commands;
  words = ((await import('../../web/words.js' as string)) as { word: typeof words }).word;
});

/** Every field of a form, and everything of it that is a label. */
function partsOf(form: unknown[]): { fields: Node[]; labels: Node[] } {
  const nodes = form.flat(Number.POSITIVE_INFINITY).flatMap((node) => inside(node as Node));
  return {
    fields: nodes.filter(({ tag }) => ['input', 'textarea', 'select'].includes(tag)),
    labels: nodes.filter(({ tag }) => tag === 'label'),
  };
}
/** What a person puts into a form who fills in every field. */
function filled(fields: readonly Node[]): FormData {
  const said = new FormData();
  for (const { tag, attributes, children } of fields) {
    const { name = '', type } = attributes;
    if (type === 'file') continue;
    if (type === 'checkbox') said.set(name, 'on');
    else if (type === 'number') said.set(name, '80');
    else if (type === 'date') said.set(name, '2099-06-30');
    else if (tag === 'select') said.set(name, (children[0] as Node).attributes.value ?? '');
    else said.set(name, '已写明');
  }
  return said;
}

describe('the forms of an item’s page', () => {
  it('are there for every command that is offered, each with a name in both languages', () => {
    expect(Object.keys(commands).sort()).toEqual([...offeredCommands].sort());
    for (const type of offeredCommands) expect(words(type)).not.toBe(type);
  });

  it.each(offeredCommands)('make of what is filled in a body that the API takes: %s', (type) => {
    const command = commands[type];
    const { fields } = partsOf(command?.fields(item) ?? []);
    const uploaded = () => ['01890000-0000-7000-8000-000000000000'];
    const body = command?.body(filled(fields), item, uploaded);
    expect(commandTable[type].body.safeParse(body)).toMatchObject({ success: true });
  });

  it.each(offeredCommands)('have a label for every field: %s', (type) => {
    const { fields, labels } = partsOf(commands[type]?.fields(item) ?? []);
    const targets = labels.map(({ attributes }) => attributes.for);
    const wrapped = labels.flatMap(({ children }) => children.flatMap(inside));
    for (const field of fields)
      expect(targets.includes(field.attributes.id ?? '-') || wrapped.includes(field)).toBe(true);
  });
});
