import { setTimeout as sleep } from 'node:timers/promises';

type Body = Record<string, unknown> | FormData;

/** Speaks to the API as one person, as a script of theirs would: 503 is tried again under the same key. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Another person, by a token that this one (the administrator) has made for them. */
  async as(email: string): Promise<Caller> {
    const { token } = await this.post<{ token: string }>('/api/tokens', { email, name: 'product test' });
    return new Caller(this.url, token);
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: Body = {}): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  private async call<T>(method: string, path: string, body?: Body): Promise<T> {
    const key = crypto.randomUUID();
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(`${this.url}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${this.token}`,
          ...(method === 'POST' ? { 'Idempotency-Key': key } : {}),
          ...(body && !(body instanceof FormData) ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      if (response.ok) return JSON.parse(text) as T;
      if (response.status !== 503 || attempt === 10) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      await sleep(Number(response.headers.get('Retry-After') ?? 1) * 1000);
    }
  }
}
