import type { Item } from '../../domain/item/item';
import { openDatabase } from '../../prisma/client';
import { freshDatabase } from '../setup/database';
import { command, report, sign } from '../support/commands';
import { seedItems } from '../support/items';
import { personAs, seedOffice } from '../support/office';
import { recordAll } from '../support/recording';
import { checkpoint, verified } from './record';

const items = 12;
const reports = 25;

it('a record that many write to while it is verified and covered is found whole, and every checkpoint holds', async () => {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url, { connections: 14 });
  try {
    const office = await seedOffice(database);
    const issued = await seedItems(database, office, { deadlines: Array.from({ length: items }, () => '2099-06-30') });
    const owner = personAs(office, 'owner');
    let writing = true;
    const write = async (item: Item) => {
      let now = await recordAll(database, item, [command(sign, owner)]);
      for (let turn = 1; turn <= reports; turn++) now = await recordAll(database, now, [command(report(turn), owner)]);
    };
    const written = Promise.all(issued.map(write)).finally(() => {
      writing = false;
    });
    let verifications = 0;
    const files = [];
    while (writing) {
      files.push(await checkpoint(database));
      const { faults } = await verified(database, { checkpoints: files });
      expect(faults).toEqual([]);
      verifications++;
    }
    await written;
    files.push(await checkpoint(database));
    const { faults, counted } = await verified(database, { checkpoints: files });
    expect(faults).toEqual([]);
    expect(counted.ledger).toBe(items * (reports + 2));
    expect(files.at(-1)?.counts).toMatchObject({ ledger: items * (reports + 2) });
    expect(verifications).toBeGreaterThan(0);
  } finally {
    await database.$disconnect();
    await fresh.drop();
  }
}, 120_000);
