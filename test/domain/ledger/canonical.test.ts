import fc from 'fast-check';
import { canonical } from '../../../domain/ledger/canonical';

/** The same value with the keys of every record put in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const turned = Object.entries(value).reverse();
  return Object.fromEntries(turned.map(([key, inner]) => [key, reversed(inner)]));
}

describe('the canonical text of a value', () => {
  it('is the same however its keys are ordered', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonical(reversed(value))).toBe(canonical(value))));
  });

  it('reads back as the value, so that no two values share it, and writes again as the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonical(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonical(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('orders keys at every depth, leaves the order of lists, and writes nothing between', () => {
    expect(canonical({ b: [{ z: 1, a: '督办' }, 2], a: { d: null, c: true }, 'a b': '\n' })).toBe(
      '{"a":{"c":true,"d":null},"a b":"\\n","b":[{"a":"督办","z":1},2]}',
    );
  });

  it('leaves out what is undefined, as if it had never been named', () => {
    expect(canonical({ type: 'reported', problems: undefined, percent: 40 })).toBe(
      canonical({ percent: 40, type: 'reported' }),
    );
  });

  it('is one line, so that the lines of a hashed entry cannot run together', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonical(value)).not.toContain('\n')));
  });
});
