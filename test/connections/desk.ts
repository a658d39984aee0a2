import { Webhook } from 'standardwebhooks';
import type { Speaker } from '../../activities/connections/deliver';
import { takeTurn } from '../../activities/connections/deliver';
import { openSealer } from '../../prisma/connection-key';
import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';
import type { Receiver, Taken } from './receiver';
import { openReceiver } from './receiver';

/** A delivery as the API tells of it. */
export type Told = {
  id: string;
  event: string;
  type: string;
  state: string;
  attempts: { outcome: string; status: number | null; answer: string }[];
};

/** An office with the API, an administrator and a receiver; turns are taken here, without an engine. */
export type Desk = {
  readonly place: Place;
  readonly receiver: Receiver;
  readonly administrator: string;
  call(method: string, path: string, body?: object): ReturnType<Place['call']>;
  /** Registers a connection to the receiver; answers its id and its secret. */
  register(more?: object): Promise<{ id: string; secret: string }>;
  turn(id: string): ReturnType<typeof takeTurn>;
  deliveries(id: string): Promise<Told[]>;
  /** As if everything that waits had waited long enough. */
  later(id: string): Promise<void>;
  close(): Promise<void>;
};

const never = new AbortController().signal;

export async function openDesk(hosts = '127.0.0.1', hearLog?: (line: string) => void): Promise<Desk> {
  const settings = { DUBAN_WEBHOOK_HOSTS: hosts };
  const [place, receiver] = await Promise.all([openPlace({ settings, ...(hearLog && { hearLog }) }), openReceiver()]);
  const { database } = place;
  const administrator = await addOfficial(database, 'admin', 'administrator', 'OFFICE');
  const sealer = await openSealer(database, undefined);
  const speaker: Speaker = {
    ...{ database, sealer: async () => sealer, hosts: hosts.split(','), locale: 'zh-CN', zone: 'Asia/Shanghai' },
    ...{ base: 'https://duban.example.test', nudge: () => undefined },
  };
  const call: Desk['call'] = (method, path, body) => place.http.call(administrator, method, path, body ? { body } : {});
  return {
    ...{ place, receiver, administrator, call },
    async register(more = {}) {
      const body = { kind: 'webhook', name: '政务平台', url: receiver.url, ...more };
      const { status, body: made } = await call('POST', '/api/connections', body);
      expect(status).toBe(201);
      return made as unknown as { id: string; secret: string };
    },
    turn: (id) => takeTurn(speaker, id, never),
    async deliveries(id) {
      const { body } = await call('GET', `/api/connections/${id}/deliveries?limit=200`);
      return (body as unknown as { items: Told[] }).items.reverse();
    },
    async later(id) {
      await database.delivery.updateMany({ where: { connectionId: id }, data: { notBefore: new Date(0) } });
      await database.connection.updateMany({ where: { id }, data: { nextAt: new Date(0) } });
    },
    async close() {
      await place.close();
      await receiver.close();
    },
  };
}

/** What a receiver reads that goes by Standard Webhooks, with a library that is not ours; throws where it is not signed. */
export function verified({ body, headers }: Taken, secret: string) {
  return new Webhook(secret).verify(body, headers as Record<string, string>) as {
    id: string;
    type: string;
    at: string;
    task: { id: string; number: number; state?: string; light?: string } | null;
    seq: number | null;
    actor: { name: string } | null;
    data: Record<string, unknown>;
    link: string;
  };
}
