import type { EvidenceKept } from '../../audit/beside-ledger';
import type { Changes } from '../../audit/by-change';
import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Open } from '../../audit/history/events';
import type { ToldByEngine } from '../../audit/untold';
import type { Change } from '../../domain/changes';
import { WorkCalendar } from '../../domain/clocks/calendar';
import type { RulesFor } from '../../domain/periods/entry';
import { noticesInForce } from '../calendars';
import type { Database, Snapshot } from '../client';
import { rulesByCalendar } from '../period-entries';
import type { Grounds } from './check-items';

type Reading = { readonly zone: string; readonly open: Open; readonly engine?: ToldByEngine };

/** Reads what items are held against. It grows with people, files and runs, and not with what is recorded of items. */
export async function readGrounds(
  database: Database,
  snapshot: Snapshot,
  { zone, open, engine = null }: Reading,
): Promise<Grounds> {
  const officials = await snapshot.rows<{ id: string; since: number; quiet: string[] }>(`
    SELECT id, quiet, (extract(epoch FROM updated_at) * 1000)::float8 AS since FROM official WHERE active AND left_at IS NULL`);
  const runs = await snapshot.rows<{ run: string }>('SELECT run_id AS run FROM archived_run');
  const [clock] = await snapshot.rows<{ now: number }>(
    'SELECT (extract(epoch FROM duban_now()) * 1000)::float8 AS now',
  );
  return {
    inOffice: new Map(officials.map(({ id, ...told }) => [id, told])),
    evidence: await evidenceKept(snapshot),
    archive: { runs: new Set(runs.map(({ run }) => run)), now: clock?.now ?? 0, open },
    changes: await changesMade(snapshot),
    rules: await rulesEver(database, zone),
    engine,
  };
}

/** The rules of items by the working days of each notice that has been in force, the newest first. */
async function rulesEver(database: Database, zone: string): Promise<RulesFor[]> {
  const versions = await database.holidayNotice.findMany({ select: { version: true }, orderBy: { version: 'desc' } });
  const rules = await rulesByCalendar(database, zone);
  const before = await Promise.all(versions.map(({ version }) => noticesInForce(database, version)));
  return [await noticesInForce(database), ...before].map((notices) => rules(new WorkCalendar(notices)));
}

/** Written by the API from this very type. */
async function changesMade(snapshot: Snapshot): Promise<Changes> {
  const rows = await snapshot.rows<{ id: string; kind: string; detail: object }>('SELECT id, kind, detail FROM change');
  return new Map(rows.map(({ id, kind, detail }) => [id, { kind, ...detail } as Change]));
}

async function evidenceKept(snapshot: Snapshot): Promise<EvidenceKept> {
  const kept = new Map<string, { sha256: string; size: number }>();
  const files = snapshot.stream<{ id: string; sha256: string; size: number }>('SELECT id, sha256, size FROM evidence');
  for await (const { id, sha256, size } of files) kept.set(id, { sha256, size });
  return kept;
}

/** Hashes every file that was handed in, where it lies: files would not go through here in any time. */
export async function* checkContents(snapshot: Snapshot): AsyncGenerator<Fault> {
  const files = snapshot.stream<{ id: string; sha256: string; size: number; found: string; length: number }>(
    `SELECT id, sha256, size, encode(pg_catalog.sha256(content), 'hex') AS found, octet_length(content) AS length
     FROM evidence`,
    50,
  );
  for await (const { id, sha256, size, found, length } of files)
    if (found !== sha256 || length !== size)
      yield fault('evidence_content', { of: id, detail: `${sha256} ≠ ${found}` });
}

/** Hashes every file that an issued batch came in; drafts are no part of the record. */
export async function* checkFiles(snapshot: Snapshot): AsyncGenerator<Fault> {
  const files = snapshot.stream<{ id: string; hash: string | null; found: string | null }>(
    `SELECT id, file_hash AS hash, encode(pg_catalog.sha256(bytes), 'hex') AS found
     FROM batch LEFT JOIN batch_file ON batch_id = id WHERE committed_at IS NOT NULL`,
    20,
  );
  for await (const { id, hash, found } of files)
    if (found !== null && found !== hash) yield fault('file_content', { of: id, detail: `${hash} ≠ ${found}` });
}
