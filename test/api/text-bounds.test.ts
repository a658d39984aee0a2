import { z } from 'zod';
import { given, line, prose, sought } from '../../api/http/text';

describe.each([
  ['a line', line(5)],
  ['prose', prose(5)],
  ['what is sought', sought(5)],
])('%s', (_kind, schema) => {
  it('is measured as it came, by the bound that the spec tells', () => {
    expect(z.toJSONSchema(schema)).toMatchObject({ minLength: 1, maxLength: 5 });
    expect(schema.safeParse('甲乙丙丁戊').success).toBe(true);
    expect(schema.parse(' 甲乙丙 ')).toBe('甲乙丙');
    expect(schema.safeParse(' 甲乙丙丁 ').error?.issues).toMatchObject([{ code: 'too_big', maximum: 5 }]);
  });

  it('is counted as people do', () => {
    expect(schema.safeParse('😀'.repeat(5)).success).toBe(true);
    expect(schema.safeParse('😀'.repeat(6)).success).toBe(false);
  });

  it('is none where it is blank', () => {
    expect(schema.safeParse(' 　 ').error?.issues).toMatchObject([{ code: 'too_small', minimum: 1 }]);
  });
});

it('What was given out comes back as it is, up to its bound, counted as people do', () => {
  const described = given(5).meta({ description: 'what it is' }).optional();
  expect(z.toJSONSchema(described)).toMatchObject({ maxLength: 5, description: 'what it is' });
  expect(described.parse(' 😀\r\n ')).toBe(' 😀\r\n ');
  expect(described.safeParse('😀'.repeat(5)).success).toBe(true);
  expect(described.safeParse('😀'.repeat(6)).success).toBe(false);
});
