import { createHash } from 'node:crypto';
import { canonical } from '../../../domain/ledger/canonical';
import { genesis, hashed, standingOf } from '../../../domain/ledger/entry';
import { Life } from '../item/life';

const entry = { prevHash: genesis, task: 'task', seq: 1, commandId: 'command', recordedAt: 1_780_000_000_000 };
const body = canonical({ at: 1, actor: null, events: [], standing: standingOf(new Life().item) });
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the hash of a ledger entry', () => {
  it('covers the hash before it, the item, its place, the command, the time and the body, in this order', () => {
    expect(hashed(entry, body)).toBe(`${genesis}\ntask\n1\ncommand\n1780000000000\n${body}`);
  });

  it('changes with every one of them', () => {
    const changes = [
      { prevHash: 'f'.repeat(64) },
      { task: 'other' },
      { seq: 2 },
      { commandId: 'x' },
      { recordedAt: 2 },
    ];
    const texts = [
      hashed(entry, body),
      hashed(entry, `${body} `),
      ...changes.map((c) => hashed({ ...entry, ...c }, body)),
    ];
    expect(new Set(texts.map(digest)).size).toBe(texts.length);
  });

  it('of the first entry follows sixty-four zeros', () => {
    expect(genesis).toMatch(/^0{64}$/);
  });
});

it("an entry's standing is what a period's close takes: state, light, step, percent and when it was due", () => {
  const { item } = new Life();
  expect(standingOf(item)).toEqual({ state: 'assigned', light: 'green', step: 0, percent: 0, dueAt: item.dueAt });
});
