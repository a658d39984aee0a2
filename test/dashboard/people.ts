import { Client } from '../../demo/client';
import { addresses } from '../../demo/people';
import type { PageUnderTest } from './pages';

/** A token of somebody of the demonstration, made by its administrator. */
export async function tokenOf(url: string, administrator: string, who: PageUnderTest['as']): Promise<string> {
  if (who === 'administrator') return administrator;
  const body = { email: addresses[who], name: '浏览器 browser' };
  const client = new Client(url, administrator);
  const { token } = await client.post<{ token: string }>('/api/tokens', body, `dashboard-token-${who}`);
  return token;
}

/** An item that whoever has this token sees, one in hand where there is any. */
export async function anItem(url: string, token: string): Promise<string> {
  const client = new Client(url, token);
  const { items } = await client.get<{ items: { id: string; state: string }[] }>('/api/tasks?limit=200&sort=-percent');
  const one = items.find(({ state }) => state === 'in_progress') ?? items[0];
  if (!one) throw new Error('this person sees no item');
  return one.id;
}

/** The month that is closed next. */
export async function monthNext(url: string, token: string): Promise<string> {
  const { next } = await new Client(url, token).get<{ next: { id: string } | null }>('/api/periods');
  if (!next) throw new Error('there is no month to close');
  return next.id;
}

/** The newest batch. */
export async function newestBatch(url: string, token: string): Promise<string> {
  const { items } = await new Client(url, token).get<{ items: { id: string }[] }>('/api/batches?limit=1');
  const [newest] = items;
  if (!newest) throw new Error('there is no batch');
  return newest.id;
}
