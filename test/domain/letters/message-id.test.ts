import fc from 'fast-check';
import { messageIdOf } from '../../../domain/letters/message-id';

describe('the Message-ID of a letter', () => {
  it('is the same for the same matter and person, however often it is sent', () => {
    const id = messageIdOf('task', 'reminder', 'P1D@2026-03-27', 'person');
    expect(messageIdOf('task', 'reminder', 'P1D@2026-03-27', 'person')).toBe(id);
    expect(id).toMatch(/^<[0-9a-f]{40}@duban>$/);
  });

  it('is another for another item, kind, occasion or person', () => {
    const part = fc.constantFrom('a', 'b');
    const matter = fc.tuple(part, part, part, part);
    fc.assert(
      fc.property(matter, matter, (one, other) => {
        expect(messageIdOf(...one) === messageIdOf(...other)).toBe(one.join() === other.join());
      }),
    );
  });
});
