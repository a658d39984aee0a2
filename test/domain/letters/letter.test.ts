import type { Event } from '../../../domain/item/event';
import type { Item, State } from '../../../domain/item/item';
import { states } from '../../../domain/item/item';
import type { LetterKind, Matter } from '../../../domain/letters/letter';
import { letterKinds, lettersFor, stillMatters } from '../../../domain/letters/letter';
import { defaultPolicy } from '../../../domain/policy';
import { at, Life } from '../item/life';
import { orders } from '../item/orders';

function lettersAfter(life: Life) {
  const entry = life.entries.at(-1);
  if (!entry) throw new Error('a life begins with its issue');
  return lettersFor(entry, life.item, defaultPolicy);
}

describe('which letters an entry calls for, and to whom', () => {
  it('the issue: the assignment, to the owner', () => {
    expect(lettersAfter(new Life())).toEqual([{ kind: 'assignment', occasion: 'issued@1', to: ['owner'], step: 0 }]);
  });

  it('a reminder: one, to the owner, for the last of those missed', () => {
    const life = new Life();
    life.tick(at('03-26 09:00'));
    expect(lettersAfter(life)).toEqual([{ kind: 'reminder', occasion: 'P1D@2026-03-27', to: ['owner'], step: 0 }]);
  });

  it('step 1: owner and unit head; step 2: leader in charge and secretariat; step 3: the leading group', () => {
    const life = new Life();
    const climbed = ['03-30 09:00', '04-01 09:00', '04-08 09:00'].map((time) => {
      life.tick(at(time));
      return lettersAfter(life);
    });
    expect(climbed).toEqual([
      [{ kind: 'overdue', occasion: 'step1@2026-03-27', to: ['owner', 'unit_head'], step: 1 }],
      [{ kind: 'escalation', occasion: 'step2@2026-03-27', to: ['leader', 'secretariat'], step: 2 }],
      [{ kind: 'escalation', occasion: 'step3@2026-03-27', to: ['leading_group'], step: 3 }],
    ]);
  });

  it('steps missed: one letter to each recipient of any of them, about the highest', () => {
    const life = new Life();
    life.tick(at('04-08 09:00'));
    expect(lettersAfter(life)).toEqual([
      {
        kind: 'escalation',
        occasion: 'step3@2026-03-27',
        to: ['owner', 'unit_head', 'leader', 'secretariat', 'leading_group'],
        step: 3,
      },
    ]);
  });

  it('names nobody twice, where two rungs tell the same people', () => {
    const escalation = [
      { after: 'P0D', to: ['owner', 'unit_head'] as const },
      { after: 'P3D', to: ['unit_head', 'owner', 'leader'] as const },
    ];
    const events: Event[] = [{ type: 'escalated', step: 2, steps: [1, 2] }];
    const [letter] = lettersFor({ seq: 9, events }, new Life().item, { escalation });
    expect(letter?.to).toEqual(['owner', 'unit_head', 'leader']);
  });

  it('each return: a letter of its own, to the owner', () => {
    const life = new Life();
    for (const round of [1, 2]) {
      life.order('owner', orders.submit, at('02-02 10:00'));
      life.order('secretariat', orders.return, at('02-03 10:00'));
      expect(lettersAfter(life)).toEqual([{ kind: 'returned', occasion: `returned@${round}`, to: ['owner'], step: 0 }]);
    }
  });

  it('signing, reports, submissions, acceptance and the turning of lights: none', () => {
    const life = new Life();
    life.tick(at('03-20 00:00'));
    expect(life.item.light).toBe('yellow');
    const quiet = [() => life.order('owner', orders.sign, at('03-20 10:00'))];
    quiet.push(() => life.order('owner', orders.report, at('03-20 10:00')));
    quiet.push(() => life.order('owner', orders.submit, at('03-20 10:00')));
    quiet.push(() => life.order('secretariat', orders.accept, at('03-20 10:00')));
    for (const act of quiet) {
      act();
      expect(lettersAfter(life)).toEqual([]);
    }
  });
});

/** In which states a letter of each kind may still be sent, while its deadline and its round stand. */
const sentIn: Record<LetterKind, readonly State[]> = {
  assignment: ['assigned', 'in_progress', 'under_review', 'suspended'],
  reminder: ['assigned', 'in_progress'],
  returned: ['in_progress'],
  overdue: ['assigned', 'in_progress'],
  escalation: ['assigned', 'in_progress'],
};

const occasions: Record<LetterKind, string> = {
  assignment: 'issued@1',
  reminder: 'P1D@2026-03-27',
  returned: 'returned@1',
  overdue: 'step1@2026-03-27',
  escalation: 'step2@2026-03-27',
};

const matter = (change: Partial<Item>): Matter => ({
  state: 'in_progress',
  light: 'yellow',
  deadline: '2026-03-27',
  returns: 1,
  ...change,
});

describe.each(letterKinds)('a waiting letter of the kind %s', (kind) => {
  const letter = { kind, occasion: occasions[kind] };

  it.each(states)('is held against an item %s just before it is sent', (state) => {
    expect(stillMatters(letter, matter({ state }))).toBe(sentIn[kind].includes(state));
  });

  it('is not sent about a deadline that is no longer in force', () => {
    const aboutDeadline = ['reminder', 'overdue', 'escalation'].includes(kind);
    expect(stillMatters(letter, matter({ deadline: '2026-04-27' }))).toBe(!aboutDeadline);
  });

  it('is not sent once the item is red, if it is a reminder', () => {
    expect(stillMatters(letter, matter({ light: 'red' }))).toBe(kind !== 'reminder');
  });

  it('is not sent of a return that another has followed', () => {
    expect(stillMatters(letter, matter({ returns: 2 }))).toBe(kind !== 'returned');
  });
});
