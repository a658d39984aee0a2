import { gzipSync } from 'node:zlib';
import type { FaultCode } from '../../audit/fault';
import { makeSigningKey, signerOf } from '../../audit/signing-key';
import type { Body } from '../../domain/ledger/entry';
import { sources } from '../../prisma/audit/sources';
import type { Copy } from './copies';
import { copyOf, withoutCheckpoints } from './copies';
import type { FullRecord } from './record';
import { checkpoint, openRecord, verified } from './record';
import { rehashed } from './rehashed';

let record: FullRecord;
let copy: Copy;
beforeAll(async () => {
  record = await openRecord();
}, 120_000);
afterAll(() => record?.world.close());
beforeEach(async () => {
  copy = await copyOf(record.world.fresh);
});
afterEach(() => copy.drop());

const idOf = (index: 0 | 1 | 2 | 3) => record.items[index].id;
const found = async (more: Parameters<typeof verified>[1] = {}) => (await verified(copy.database, more)).faults;
const ledger = (index: 0 | 1 | 2 | 3) =>
  copy.database.ledger.findMany({ where: { taskId: idOf(index) }, orderBy: { seq: 'asc' } });

const rehash = async (index: 0 | 1 | 2 | 3, from: number, change: (body: Body) => Body) =>
  rehashed(await ledger(index), from, change);
const later = (body: Body): Body => ({ ...body, at: body.at - 1 });

it('an entry taken out of the middle is named by its place', async () => {
  await copy.tamper(`DELETE FROM ledger WHERE task_id = '${idOf(1)}' AND seq = 2`);
  expect((await found())[0]).toMatchObject({ code: 'ledger_gap', task: idOf(1), seq: 2 });
});

it('entries cut off at the end are named, though read model and letters were put back too', async () => {
  await copy.tamper(`DELETE FROM ledger WHERE task_id = '${idOf(1)}' AND seq = 3`);
  expect(await found()).toContainEqual(expect.objectContaining({ code: 'row_missing', task: idOf(1), seq: 3 }));
});

it('a ledger without any entry, one of them or all, is named', async () => {
  await copy.tamper(`DELETE FROM ledger WHERE task_id = '${idOf(1)}'`);
  expect((await found())[0]).toMatchObject({ code: 'ledger_missing', task: idOf(1), seq: 1 });
  await copy.tamper('TRUNCATE ledger CASCADE');
  expect((await found()).filter(({ code }) => code === 'ledger_missing')).toHaveLength(4);
});

it('an item that was taken out with everything that is kept of it is missed', async () => {
  const tables = ['ledger', 'refusal', 'period_entry', 'adjustment', 'letter', 'archived_run', 'notice_number'];
  const gone = tables.map((table) => `DELETE FROM ${table} WHERE task_id = '${idOf(2)}'`);
  await copy.tamper([...gone, `DELETE FROM task WHERE id = '${idOf(2)}'`].join('; '));
  expect(await found()).toContainEqual(expect.objectContaining({ code: 'row_missing', task: idOf(2), seq: 1 }));
});

it('two entries that changed places are named', async () => {
  const at = `task_id = '${idOf(1)}'`;
  await copy.tamper(`UPDATE ledger SET seq = -2 WHERE ${at} AND seq = 2; UPDATE ledger SET seq = 2 WHERE ${at} AND seq = 3;
    UPDATE ledger SET seq = 3 WHERE ${at} AND seq = -2`);
  expect((await found())[0]).toMatchObject({ task: idOf(1), seq: 2 });
});

it('an entry put in between, or at the end, is named', async () => {
  const at = `task_id = '${idOf(1)}'`;
  await copy.tamper(`UPDATE ledger SET seq = 4 WHERE ${at} AND seq = 3;
    INSERT INTO ledger SELECT task_id, 3, 'forged', recorded_at, actor_id, body, hash, md5(hash) || md5(body) FROM ledger WHERE ${at} AND seq = 2`);
  expect((await found())[0]).toMatchObject({ code: 'ledger_hash', task: idOf(1), seq: 3 });
});

it('a row put into an instant that is covered is named, however well it fits', async () => {
  await copy.tamper(
    `INSERT INTO refusal SELECT task_id, 'forged', recorded_at, actor_id, version, code, body FROM refusal`,
  );
  expect(await found()).toContainEqual(expect.objectContaining({ code: 'row_added', task: idOf(2) }));
});

it.each(['after', 'before'])(
  '%s a checkpoint covers it, a day of a holiday notice that is NULL is named, and no error',
  async (when) => {
    if (when === 'before') await copy.tamper(withoutCheckpoints);
    for (const days of ['off || NULL::text', 'ARRAY[[NULL, off[1]]]', 'NULL']) {
      await copy.tamper(`CREATE TABLE was AS SELECT * FROM holiday_notice; UPDATE holiday_notice SET off = ${days}`);
      expect(await found()).toContainEqual(
        expect.objectContaining({ code: 'row_changed', of: expect.stringMatching(/^holiday_days \d+$/) }),
      );
      await copy.tamper('DELETE FROM holiday_notice; INSERT INTO holiday_notice SELECT * FROM was; DROP TABLE was');
    }
  },
);

it.each(['ledger', 'refusal', 'archived_run', 'letter_attempt', 'policy_version', 'holiday_notice', 'evidence'])(
  '%s emptied by TRUNCATE is missed',
  async (table) => {
    await copy.tamper(`TRUNCATE ${table} CASCADE`);
    expect((await found()).length).toBeGreaterThan(0);
  },
);

it('an end rewritten at the same length is named', async () => {
  await copy.tamper(`UPDATE ledger SET body = overlay(body placing '7' from length(body) - 30)
    WHERE task_id = '${idOf(1)}' AND seq >= 2`);
  expect((await found())[0]).toMatchObject({ task: idOf(1), seq: 2 });
});

it('an end rewritten with right links and hashes is contradicted by the checkpoints, entry by entry', async () => {
  await copy.tamper(await rehash(1, 2, later));
  const faults = await found();
  expect(faults.find(({ code }) => code === 'row_changed')).toMatchObject({ task: idOf(1), seq: 2 });
});

it('and by the histories, where the checkpoints’ lines were rewritten too', async () => {
  await copy.tamper(`${await rehash(0, 2, later)}; UPDATE checkpoint SET lines = ''`);
  const faults = await found();
  expect(faults[0]).toMatchObject({ code: 'run_entry', task: idOf(0), seq: 2 });
  expect(faults.map(({ code }) => code)).toContain('checkpoint_lines');
});

it('checkpoints made anew over a rewritten ledger bear no signature that holds, or that of another key', async () => {
  const kept = record.checkpoints;
  await copy.tamper(`${await rehash(1, 2, later)}; DELETE FROM checkpoint_signature; DELETE FROM checkpoint`);
  await checkpoint(copy.database);
  // Whoever has the key may make a new one, but not the one that was taken away.
  expect(await found({ checkpoints: kept })).toContainEqual(expect.objectContaining({ code: 'checkpoint_differs' }));
  const stranger = signerOf(makeSigningKey());
  const faults = await found({ keys: [stranger.publicKey] });
  expect(faults).toContainEqual(expect.objectContaining({ code: 'checkpoint_key', of: '1' }));
});

it('an old backup put back is found by a checkpoint that was taken away since', async () => {
  await copy.tamper('DELETE FROM checkpoint_signature WHERE number = 2; DELETE FROM checkpoint WHERE number = 2');
  expect(await found({ checkpoints: record.checkpoints })).toContainEqual(
    expect.objectContaining({ code: 'checkpoint_absent', of: '2' }),
  );
});

it('a checkpoint file that was changed is none', async () => {
  const [one] = record.checkpoints;
  if (!one) throw new Error('no checkpoint');
  const forged = { ...one, counts: { ...one.counts, ledger: 1 } };
  expect(await found({ checkpoints: [forged] })).toContainEqual(expect.objectContaining({ code: 'checkpoint_forged' }));
});

it('a request or a difference too new for any checkpoint is held against its own hash', async () => {
  await copy.tamper(withoutCheckpoints);
  expect(await found()).toEqual([]);
  await copy.tamper(`UPDATE access_log SET path = path || '7'; UPDATE drift SET done = 'told'`);
  expect((await found()).map(({ code, of }) => [code, of.split(' ')[0]])).toEqual(
    expect.arrayContaining([
      ['row_hash', 'access_log'],
      ['row_hash', 'drift'],
    ]),
  );
});

it.each(['command_ids', 'task_ids', 'acting_for'])(
  'an element that is nothing, added to a request’s list (%s), is named after a checkpoint and before',
  async (name) => {
    const type = name === 'command_ids' ? 'text' : 'uuid';
    await copy.tamper(`UPDATE access_log SET ${name} = ${name} || ARRAY[NULL]::${type}[]`);
    const named = expect.objectContaining({ code: 'row_changed' });
    expect(await found()).toContainEqual(named);
    await copy.tamper(withoutCheckpoints);
    expect(await found()).toContainEqual(named);
  },
);

describe('before a checkpoint covers it', () => {
  const witnessed = Object.entries(sources).filter(
    ([name, source]) => source.witnessed !== 'none' && name !== 'checkpoint',
  );
  const all = witnessed.map(([name]) => name).sort();
  const named = async (wanted: FaultCode) =>
    [...new Set((await found()).flatMap(({ code, of }) => (code === wanted ? of.split(' ').slice(0, 1) : [])))].sort();
  beforeEach(() => copy.tamper(withoutCheckpoints));

  it('a row of any source that nothing saw come is named', async () => {
    for (const name of all)
      await copy.tamper(`DELETE FROM witness WHERE (source, place) IN
        (SELECT source, place FROM witness WHERE source = '${name}' LIMIT 1)`);
    expect(await named('row_added')).toEqual(all);
  });

  it('a row of any source that was taken out is named', async () => {
    for (const [, { table }] of witnessed) await copy.tamper(`DELETE FROM "${table.split(' ')[0]}"`);
    expect(await named('row_missing')).toEqual(all);
  });
});

it('a letter to anybody that vanished, and one that was never written, are named', async () => {
  await copy.tamper(
    `DELETE FROM letter WHERE task_id = '${idOf(2)}' AND recipient_id <> '${record.world.office.people.owner.id}'`,
  );
  expect((await found()).map(({ code, of }) => [code, of.split(' ')[0]])).toContainEqual(['row_missing', 'letter']);
  await copy.tamper(`${withoutCheckpoints}; INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id)
    SELECT '01a20000-0000-7000-8000-0000000000ff', 'month_closed', '2026-12', 0, recipient_id, 'forged' FROM letter LIMIT 1`);
  expect((await found()).map(({ code, of }) => [code, of.split(' ')[0]])).toContainEqual(['row_added', 'letter']);
});

it('what must be done, of an item whose ledger does not say it yet, is held against the row that it was issued from', async () => {
  const older = await rehash(1, 1, (body) => ({
    ...body,
    events: body.events.map((event) => (event.type === 'issued' ? { type: event.type, item: event.item } : event)),
  }));
  await copy.tamper(`${withoutCheckpoints}; ${older}`);
  const before = await found();
  await copy.tamper(`UPDATE task SET content = '另一件事' WHERE id = '${idOf(1)}'`);
  const after = await found();
  expect(before.filter(({ code }) => code === 'read_model')).toEqual([]);
  expect(after).toContainEqual(expect.objectContaining({ code: 'read_model', task: idOf(1), detail: 'content' }));
});

it('the file that an issued table came in is held against its hash, and whether there was one against the checkpoints', async () => {
  await copy.tamper(`INSERT INTO batch_file (batch_id, name, sheet, bytes)
    SELECT id, '推进表.xlsx', 'Sheet1', 'x' FROM batch WHERE committed_at IS NOT NULL LIMIT 1`);
  expect((await found()).map(({ code }) => code)).toEqual(expect.arrayContaining(['file_content', 'row_changed']));
});

it('everything emptied, checkpoints too, is found by one that was taken away', async () => {
  const tables = ['ledger', 'task', 'checkpoint', 'period', 'letter', 'refusal', 'archived_run', 'evidence'];
  await copy.tamper(`TRUNCATE ${tables.join(', ')} CASCADE`);
  expect(await found({ checkpoints: record.checkpoints })).toContainEqual(
    expect.objectContaining({ code: 'checkpoint_absent', of: '1' }),
  );
});

it('the key that one holds is the same with other line ends, or with a remark above it', async () => {
  for (const key of [record.signer.publicKey.replaceAll('\n', '\r\n'), `审计处保管\n${record.signer.publicKey}`])
    expect(await found({ keys: [key], checkpoints: record.checkpoints })).toEqual([]);
  const stranger = signerOf(makeSigningKey()).publicKey.replaceAll('\n', '\r\n');
  expect((await found({ keys: [stranger] })).map(({ code }) => code)).toContain('checkpoint_key');
});

it('what must be done, forged in the item and in its first entry alike, is named by the row that it was issued from', async () => {
  await copy.tamper(
    await rehash(0, 1, (body) => ({
      ...body,
      events: body.events.map((event) =>
        event.type === 'issued' && event.about ? { ...event, about: { ...event.about, weight: 99 } } : event,
      ),
    })),
  );
  await copy.tamper(`UPDATE task SET weight = 99 WHERE id = '${idOf(0)}'; ${withoutCheckpoints}`);
  expect(await found()).toContainEqual(
    expect.objectContaining({ code: 'issued_otherwise', task: idOf(0), seq: 1, detail: 'weight' }),
  );
});

describe('checkpoints that begin anew', () => {
  const anew = expect.objectContaining({ code: 'checkpoint_anew' });
  const begin = async () => {
    await copy.tamper(withoutCheckpoints);
    await checkpoint(copy.database);
  };

  it('are no fault where nothing knows of earlier ones', async () => {
    await begin();
    expect(await found()).toEqual([]);
  });

  it('are named where a letter that went out with an earlier one is still there', async () => {
    const recipient = record.world.office.people.secretary.id;
    await copy.tamper(`INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id)
      VALUES ('01a20000-0000-7000-8000-0000000000fe', 'checkpoint', '2026-12-01', 0, '${recipient}', 'x')`);
    await begin();
    expect(await found()).toContainEqual(anew);
  });

  it('are named where the archived run that made an earlier one is still there', async () => {
    const events = [
      { eventId: '1', workflowExecutionCompletedEventAttributes: { result: { payloads: [{ data: 'MQ==' }] } } },
    ];
    const bytes = gzipSync(JSON.stringify({ events })).toString('hex');
    await copy.tamper(`INSERT INTO archived_run (workflow_id, run_id, workflow_type, first_run_id, status, started_at, closed_at,
        event_count, sha256, history, archived_at, hash)
      VALUES ('checkpoint', 'one', 'checkpointRecord', 'one', 'COMPLETED', now(), now(), 1, '', '\\x${bytes}', now(), '')`);
    await begin();
    expect(await found()).toContainEqual(anew);
  });
});
