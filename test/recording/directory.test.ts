import { uuidv7 } from 'uuidv7';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { createDirectory } from '../../prisma/directory';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Office } from '../support/office';
import { seedOffice } from '../support/office';

let fresh: FreshDatabase;
let database: Database;
let office: Office;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  office = await seedOffice(database);
});
afterAll(async () => {
  await database.$disconnect();
  await fresh.drop();
});

describe('the directory that recordings go by', () => {
  it('is not read again while nobody changes it', async () => {
    const directory = createDirectory(database);
    expect(await directory()).toBe(await directory());
  });

  it.each([
    ['an official', () => database.official.update({ where: { id: office.people.owner.id }, data: { active: false } })],
    ['a unit', () => database.unit.create({ data: { code: uuidv7(), name: '新设单位', kind: 'department' } })],
    ['many officials', () => database.official.updateMany({ data: { quiet: ['review'] } })],
    ['a unit that goes', () => database.unit.deleteMany({ where: { name: '新设单位' } })],
  ])('is read again after a change of %s', async (_, change) => {
    const directory = createDirectory(database);
    const before = await directory();
    await change();
    const after = await directory();
    expect(after).not.toEqual(before);
    expect(after).toEqual(await createDirectory(database)());
  });

  it('knows of a change as soon as it is committed, and not before', async () => {
    const directory = createDirectory(database);
    const name = () =>
      directory().then(({ officials }) => officials.find(({ id }) => id === office.people.owner.id)?.name);
    await database.$transaction(async (transaction) => {
      await transaction.official.update({ where: { id: office.people.owner.id }, data: { name: '改名' } });
      expect(await name()).not.toBe('改名');
    });
    expect(await name()).toBe('改名');
  });

  it('takes no change for made that was undone', async () => {
    const directory = createDirectory(database);
    const before = await directory();
    const undone = database.$transaction(async (transaction) => {
      await transaction.official.updateMany({ data: { title: '处长', active: true } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await directory()).toEqual(before);
  });
});
