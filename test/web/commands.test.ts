import { commandTable, offeredCommands } from '../../api/tasks/commands/schema';
import { refusalProblems } from '../../api/tasks/commands/wording';
import { nextStep } from '../../web/commands/failure.js';
import { place } from '../../web/commands/faults.js';
import { commands } from '../../web/commands/table.js';
import { hasWord, word } from '../../web/words.js';
import { entered, entries, item, speak } from './browser';

const bodyOf = (name: string, form = entries[name] ?? entered({})): Record<string, unknown> =>
  commands[name].body?.(form, item) ?? {};

beforeEach(() => speak('zh-CN'));

describe('the forms of an item', () => {
  it('are there for every command that the API offers, called by a name and saying what follows', () => {
    expect(Object.keys(commands).sort()).toEqual([...offeredCommands].sort());
    for (const name of offeredCommands)
      expect([name, hasWord(name), hasWord(`hint_${name}`)]).toEqual([name, true, true]);
  });

  it.each(offeredCommands)('make a body that the API takes: %s', (name) => {
    expect(commandTable[name].body.safeParse(bodyOf(name)).error).toBeUndefined();
  });

  it('say all that was entered, and leave out what was not', () => {
    const file = expect.any(String);
    expect(bodyOf('report')).toEqual({
      ...{ percent: 40, done: '完成', effect: '见效', reason: '重算', evidence: [file] },
      milestones: [
        { id: 'm1', done: true },
        { id: 'm2', done: false },
      ],
    });
    expect(bodyOf('submit').standards).toEqual([
      { id: 's1', how: '甲' },
      { id: 's2', how: '乙', evidence: [file] },
    ]);
    expect(bodyOf('return').standards).toEqual([
      { id: 's1', met: true },
      { id: 's2', met: false, note: '缺名单' },
    ]);
    expect(bodyOf('amend')).toEqual({
      ...{ owner: 'a@example.test', leader: null, reason: '调整' },
      standards: ['标准一', '新标准'],
    });
    expect(bodyOf('reopen')).toEqual({ reason: '回潮' });
  });

  it('give no reason for a fall where there is none, and no standards where they stay', () => {
    const risen = entered({ percent: '60', done: 'a', effect: 'b', reason: 'left over' });
    expect(bodyOf('report', risen)).not.toHaveProperty('reason');
    const same = entered({ standard: ['标准一', '标准二'], reason: 'x' });
    expect(bodyOf('amend', same)).toEqual({ reason: 'x' });
  });
});

describe('what was refused', () => {
  const fields = ['/reason', '/standards', '/standards/0/how', '/standards/0/evidence', '/owner', undefined];

  it('is said beside the field that it is about, however deep the pointer leads', () => {
    const errors = [
      { pointer: '/standards/0/evidence/3', message: 'no such file' },
      { pointer: '/standards/1/how', message: 'too long' },
      { pointer: '/owner', message: 'nobody' },
    ];
    const { beside, rest } = place({ code: 'evidence_at_fault', detail: 'see errors', errors }, fields);
    expect(Object.fromEntries(beside)).toEqual({
      '/standards/0/evidence': 'no such file',
      '/standards': 'too long',
      '/owner': 'nobody',
    });
    expect(rest).toEqual([]);
  });

  it('is said of the whole form where no field is meant', () => {
    const errors = [{ pointer: '/ownerless', message: 'unknown' }];
    expect(place({ code: 'invalid_request', detail: 'not valid', errors }, fields).rest).toEqual([
      'not valid',
      'unknown',
    ]);
    expect(place({ code: 'engine_away', detail: 'away' }, fields)).toEqual({ beside: new Map(), rest: ['away'] });
  });

  it('finds its field by its code where the rules refuse it', () => {
    const { beside } = place({ code: 'percent_fall_needs_reason', detail: 'why?', errors: [] }, fields);
    expect(beside.get('/reason')).toBe('why?');
  });

  it.each(['zh-CN', 'en'] as const)('always comes with a next step: %s', (language) => {
    speak(language);
    const steps = Object.entries(refusalProblems).map(([code, { status }]) => nextStep(status, code));
    const others = [0, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503].map((status) => nextStep(status));
    for (const step of [...steps, ...others])
      expect(step).toMatch(language === 'en' ? /^[A-Z].+\.$/ : /\p{Script=Han}.+。$/u);
    expect(word('next_500')).not.toBe(word('next_503'));
  });
});
