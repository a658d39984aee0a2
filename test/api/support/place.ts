import type { Database } from '../../../prisma/client';
import { openDatabase } from '../../../prisma/client';
import { freshDatabase } from '../../setup/database';
import type { Http } from '../../support/http';
import { serve } from '../../support/http';
import type { Office, Who } from '../../support/office';
import { seedOffice } from '../../support/office';

/** An office with a database of its own, and the API over it. */
export type Place = {
  readonly database: Database;
  readonly databaseUrl: string;
  /** As the owner of the schema, who may do what the product must not. */
  readonly ownerUrl: string;
  readonly office: Office;
  readonly http: Http;
  /** Calls as somebody of the office. */
  call(who: Who, ...request: Tail<Parameters<Http['call']>>): ReturnType<Http['call']>;
  close(): Promise<void>;
};

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

export type Engine = {
  readonly temporalAddress?: string;
  readonly namespace?: string;
  /** False where a test is about what the engine does not answer in time. */
  readonly patient?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
  readonly hearLog?: (line: string) => void;
};

/** Opens a place; without an engine of its own it uses the one that all tests share. */
export async function openPlace(engine: Engine = {}): Promise<Place> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url);
  const office = await seedOffice(database);
  const http = await serve({ database, databaseUrl: fresh.url, ...engine });
  return {
    ...{ database, databaseUrl: fresh.url, ownerUrl: fresh.ownerUrl, office, http },
    call: (who, ...request) => http.call(office.people[who].email, ...request),
    async close() {
      await http.close();
      await database.$disconnect();
      await fresh.drop();
    },
  };
}

/** Adds somebody to the office's directory; answers their address. */
export async function addOfficial(database: Database, name: string, role: string, unitCode: string): Promise<string> {
  const email = `${name}@example.test`;
  await database.official.create({ data: { id: crypto.randomUUID(), email, name, role, unitCode } });
  return email;
}
