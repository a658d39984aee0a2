import type { Worded } from '../../../domain/locale';
import { word } from '../../../domain/table/problem';
import { findUnit, isFound } from '../../../domain/table/units';
import type { Database } from '../../../prisma/client';
import { directoryIndex } from '../../batches/directory/data';
import { problemsOf } from '../../problem';
import { orderProblems } from './wording';

/**
 * The codes of the co-operating units that an order names, by code or name as a table's cells do. Throws `unit_at_fault`
 * (422) where there is no such unit, it has been closed, or one stands there twice.
 */
export async function findCoUnits(database: Database, written: readonly string[]): Promise<string[]> {
  const directory = await directoryIndex(database);
  const found = written.map((text) => findUnit(text, directory));
  const codes = found.map((unit) => (isFound(unit) ? unit.code : null));
  const errors = found.flatMap((unit, at) => {
    const pointer = `/coUnits/${at}`;
    if (isFound(unit))
      return codes.indexOf(unit.code) < at
        ? [{ in: 'body' as const, pointer, code: 'unit_twice', message: twice }]
        : [];
    const told = { ...unit, value: written[at] ?? '' };
    const message = { 'zh-CN': word(told, 'zh-CN'), en: word(told, 'en') };
    return [{ in: 'body' as const, pointer, code: unit.code.replaceAll('-', '_'), message }];
  });
  if (errors.length > 0) throw problemsOf(orderProblems)('unit_at_fault', { errors });
  return codes.flatMap((code) => code ?? []);
}

const twice: Worded = { 'zh-CN': '同一单位出现两次。', en: 'names a unit twice' };
