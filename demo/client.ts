import { setTimeout as sleep } from 'node:timers/promises';

/** How often a call is made again while the installation is still waking up. */
const tries = 20;

/** The product's API as a user's script would call it, with one person's token. */
export class Client {
  constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  get<Body>(path: string): Promise<Body> {
    return this.call('GET', path);
  }

  /** `key` makes the call one that may be repeated: it has one effect and one answer. */
  post<Body>(path: string, body: object = {}, key?: string): Promise<Body> {
    return this.call('POST', path, body, key);
  }

  private async call<Body>(method: string, path: string, body?: object, key?: string): Promise<Body> {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(new URL(path, this.url), {
        method,
        headers: { authorization: `Bearer ${this.token}`, ...(key && { 'idempotency-key': key }) },
        ...(body && { body: body instanceof FormData ? body : JSON.stringify(body) }),
      });
      if (answer.ok) return (await answer.json()) as Body;
      const mayPass = answer.status === 503 || answer.status === 429;
      if (!mayPass || attempt === tries) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
    }
  }
}
