import { commitBatch } from '../../../activities/issue/commit-batch';
import type { Database } from '../../../prisma/client';
import { openDatabase } from '../../../prisma/client';
import { freshDatabase } from '../../setup/database';
import type { Http } from '../../support/http';
import { serve } from '../../support/http';
import { shanghai } from '../../support/items';
import { secretary, seedRegister } from '../../support/register';

export type Row = { row: number; task: string; [field: string]: unknown };
export type Draft = { id: string; problems: object[]; rows: Row[] };

/** The API over the directory that the sample tables name, for taking tables in and handing them out. */
export type Tables = {
  readonly database: Database;
  readonly ownerUrl: string;
  readonly http: Http;
  upload(bytes: Buffer, name: string, fields?: Readonly<Record<string, string>>): Promise<Draft>;
  give(rows: readonly object[]): Promise<Draft>;
  /** The .xlsx of a batch. */
  exported(id: string, as?: string): Promise<Buffer>;
  /** Issues a batch by the product's own code; its clocks are let be. */
  issue(draft: Draft): Promise<void>;
  close(): Promise<void>;
};

export async function openTables(): Promise<Tables> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url);
  await seedRegister(database);
  const http = await serve({ database, databaseUrl: fresh.url });
  const draftOf = async (given: Parameters<Http['call']>[3]): Promise<Draft> => {
    const { status, body } = await http.call(secretary, 'POST', '/api/batches', given);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as unknown as Draft;
  };
  return {
    ...{ database, http, ownerUrl: fresh.ownerUrl },
    upload(bytes, name, fields = {}) {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(bytes)]), name);
      const all = { title: '推进表', year: '2026', again: 'true', ...fields };
      for (const [field, value] of Object.entries(all)) form.set(field, value);
      return draftOf({ form });
    },
    give: (rows) => draftOf({ body: { title: '推进表', year: 2026, rows } }),
    async exported(id, as = secretary) {
      const answer = await http.fetch(as, `/api/batches/${id}/export.xlsx`);
      if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
      return Buffer.from(await answer.arrayBuffer());
    },
    async issue({ id }) {
      const { id: by, name } = await database.official.findUniqueOrThrow({ where: { email: secretary } });
      const at = Date.parse('2026-01-05T10:00:00+08:00');
      await commitBatch(database, shanghai, { batch: id, by: { id: by, name }, at });
    },
    async close() {
      await http.close();
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

/** What is to be supervised of a table, wherever its rows stand. */
export function items({ rows }: Draft): object[] {
  return rows.map(({ row: _, ...item }) => item);
}
