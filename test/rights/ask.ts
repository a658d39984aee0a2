import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '../../api/http/form';
import type { nobodies, Who } from './cast';
import { everybody } from './cast';
import type { Sent } from './requests';
import type { Town } from './town';
import { addressOf } from './town';

export type Heard = { readonly status: number; readonly text: string; readonly headers: Headers };

/** Asks as somebody, by their token; one token serves for the whole run. */
export type Asker = {
  as(who: Who, method: string, sent: Sent): Promise<Heard>;
  /** Asks as those who are nobody: without a token, or with one that is worth nothing. */
  asNobody(nobody: (typeof nobodies)[number], method: string, sent: Sent): Promise<Heard>;
};

export async function askerIn({ http, database }: Town): Promise<Asker> {
  let calls = 0;
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (email: string, revokedAt: Date | null = null) => {
    const made = tokens.get(email) ?? make(email, revokedAt);
    tokens.set(email, made);
    return made;
  };
  async function make(email: string, revokedAt: Date | null): Promise<string> {
    const token = `test_${randomUUID()}`;
    const address = email.replace('revoked+', '');
    const { id: officialId } = await database.official.findUniqueOrThrow({ where: { email: address } });
    const data = { id: randomUUID(), officialId, name: '矩阵', hash: sha256(token), revokedAt };
    await database.apiToken.create({ data });
    return token;
  }
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const headersOf = {
    nobody: async () => ({}),
    stranger: async () => bearer('a-token-that-was-made-up'),
    revoked: async () => bearer(await tokenOf('revoked+secretary@example.test', new Date())),
    left: async () => bearer(await tokenOf('left@example.test')),
    'forged cookie': async () => ({
      ...{ cookie: 'duban.session_token=made-up.made-up', origin: 'http://duban.example.test' },
    }),
  } satisfies Record<(typeof nobodies)[number], () => Promise<Record<string, string>>>;

  /** What the product has too much work for is asked again, as it says. */
  async function ask(method: string, sent: Sent, headers: Record<string, string>): Promise<Heard> {
    for (let left = 40; ; left--) {
      const said = await askOnce(method, sent, headers);
      if (left === 0 || said.status !== 503) return said;
      await sleep(250);
    }
  }
  async function askOnce(
    method: string,
    { path, body, form, ifMatch, text: given }: Sent,
    headers: Record<string, string>,
  ) {
    const answer = await fetch(new URL(path, http.url), {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(ifMatch && { 'if-match': ifMatch }) },
      ...(form ? { body: form } : body || given ? { body: given ?? JSON.stringify(body) } : {}),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  }

  // Before anybody asks: later the connections are all wanted by those who do.
  for (const who of everybody) await tokenOf(addressOf(who));
  for (const headers of Object.values(headersOf)) await headers();

  return {
    as: async (who, method, sent) => ask(method, sent, bearer(await tokenOf(addressOf(who)))),
    async asNobody(nobody, method, sent) {
      const from = `10.${calls >> 16}.${(calls >> 8) & 255}.${calls++ & 255}`;
      return ask(method, sent, { ...(await headersOf[nobody]()), 'x-forwarded-for': from });
    },
  };
}

/** Does something for each of many, so many at a time. */
export async function inLanes<T>(many: readonly T[], work: (one: T) => Promise<void>, lanes = 12): Promise<void> {
  const waiting = many.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const one of waiting) await work(one);
    }),
  );
}
