import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { uuidv7 } from 'uuidv7';
import type { Database } from '../../prisma/client';

/** The bytes of a file of `test/data`. */
export function sample(name: string): Buffer {
  return readFileSync(join(__dirname, '..', 'data', name));
}

type Unit = { code: string; name: string; kind: string; parentCode: string };
type Official = { name: string; email: string; title: string; unitCode: string; role: string };

/** Puts the directory of `test/data` into a database: the one that the sample tables name. */
export async function seedRegister(database: Database): Promise<void> {
  const units = parse(sample('units.csv'), { columns: true, bom: true }) as Unit[];
  await database.unit.createMany({
    data: units.map(({ parentCode, ...unit }) => ({ ...unit, parentCode: parentCode || null })),
  });
  const officials = parse(sample('officials.csv'), { columns: true, bom: true }) as Official[];
  await database.official.createMany({
    data: officials.map(({ name, email, title, unitCode, role }) => ({
      id: uuidv7(),
      name,
      email,
      title,
      unitCode,
      role,
    })),
  });
}

export const secretary = 'secretariat@example.test';
export const leader = 'leader@example.test';
export const auditor = 'auditor@example.test';
