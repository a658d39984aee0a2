import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '../product/caller';
import { Installation } from '../product/installation';
import { until } from '../support/until';

export const data = join(__dirname, '..', 'data');
const file = (name: string) => openAsBlob(join(data, name));

/** An installation at work, and a token for each role. */
export type Office = {
  readonly installation: Installation;
  readonly tokens: Readonly<Record<string, string>>;
  /** Of addresses that end in a parameter, values that name something. */
  readonly there: Readonly<Record<string, readonly string[]>>;
  /** The ids of the items' standards. */
  readonly standards: readonly string[];
  /** The accounts behind the tokens, which nobody may be told to have left. */
  readonly accounts: readonly string[];
};

const people = {
  secretariat: 'secretariat@example.test',
  leader: 'leader@example.test',
  auditor: 'auditor@example.test',
  unit_head: 'head.p01@example.test',
  official: 'owner.p01@example.test',
} as const;

/** Starts the product as a user does, with a directory, items of one owner and a draft beside them. */
export async function openOffice(): Promise<Office> {
  const installation = await Installation.make();
  await installation.start({
    DUBAN_DEMO: '0',
    DUBAN_REQUESTS_PER_SECOND: '100000',
    DUBAN_TRUST_PROXY: '1', // each request comes from another address, or unknown tokens would soon be 429
  });
  const administrator = new Caller(installation.url, installation.adminToken);
  const directory = new FormData();
  directory.set('units', await file('units.csv'), 'units.csv');
  directory.set('officials', await file('officials.csv'), 'officials.csv');
  await administrator.post('/api/directory/import', directory);
  const tokens: Record<string, string> = { administrator: installation.adminToken };
  for (const [role, email] of Object.entries(people)) {
    const { token } = await administrator.post<{ token: string }>('/api/tokens', { email, name: 'schemathesis' });
    tokens[role] = token;
  }
  const secretariat = new Caller(installation.url, tokens.secretariat ?? '');
  const issued = await secretariat.post<{ id: string }>('/api/batches', batch('在办', 12));
  await secretariat.post(`/api/batches/${issued.id}/issue`);
  await secretariat.post('/api/batches', batch('草稿', 3));
  await until(
    () => secretariat.get<{ state: string }>(`/api/batches/${issued.id}`),
    ({ state }) => state === 'issued',
  );
  const accounts: string[] = [];
  for (const token of Object.values(tokens))
    accounts.push((await new Caller(installation.url, token).get<{ id: string }>('/api/me')).id);
  return { installation, tokens, accounts, ...(await whatThereIs(secretariat, accounts)) };
}

async function whatThereIs(secretariat: Caller, accounts: readonly string[]) {
  type Named = { id: string; standards: { id: string }[] };
  const namesIn = async (path: string) => (await secretariat.get<{ items: Named[] }>(path)).items;
  const items = await namesIn('/api/tasks');
  const tasks = items.map(({ id }) => id);
  const batches = (await namesIn('/api/batches')).map(({ id }) => id);
  const others = (await namesIn('/api/officials')).map(({ id }) => id).filter((id) => !accounts.includes(id));
  const mail = (await namesIn('/api/mail')).map(({ id }) => id);
  const year = String(new Date().getUTCFullYear());
  const there = {
    '/api/tasks/{id}': tasks,
    '/api/audit/tasks/{id}': tasks,
    '/api/batches/{id}': batches,
    '/api/audit/batches/{id}': batches,
    '/api/officials/{id}': others,
    '/api/units/{code}': ['V-010101', 'V-010201', 'U-01', 'U-02', 'E-01'],
    '/api/mail/{id}': mail,
    '/api/calendars/{year}': [year],
  };
  return { there, standards: [...new Set(items.flatMap((item) => item.standards.map(({ id }) => id)))] };
}

function batch(title: string, items: number) {
  const year = new Date().getUTCFullYear();
  const rows = Array.from({ length: items }, (_, at) => ({
    ...{ task: `${title}${at + 1}`, content: '', category: '园区', standards: ['挂牌运行'] },
    ...{ leadUnit: 'P-01', coUnits: [], leader: people.leader, owner: people.official, deadline: `${year}-12-31` },
  }));
  return { title, year, rows };
}
