import { Client } from '../../demo/client';
import { addresses } from '../../demo/people';

/** A token of somebody of the demonstration, made by its administrator. */
export async function tokenOf(url: string, administrator: string, who: keyof typeof addresses): Promise<string> {
  const body = { email: addresses[who], name: '界面测试 dashboard' };
  const client = new Client(url, administrator);
  const { token } = await client.post<{ token: string }>('/api/tokens', body, `dashboard-token-${who}`);
  return token;
}

/** An item in hand that whoever has this token may do something with. */
export async function itemInHand(url: string, token: string): Promise<string> {
  const client = new Client(url, token);
  const { items } = await client.get<{ items: { id: string }[] }>(
    '/api/tasks?state=in_progress&limit=200&sort=-percent',
  );
  const [first] = items;
  if (!first) throw new Error('the demonstration has no item in hand for this person');
  return first.id;
}

/** The month that is closed next. */
export async function monthNext(url: string, token: string): Promise<string> {
  const { next } = await new Client(url, token).get<{ next: { id: string } | null }>('/api/periods');
  if (!next) throw new Error('there is no month to close');
  return next.id;
}
