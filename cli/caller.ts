import { z } from 'zod';

/** How a command reaches Duban. */
export type Target = { readonly url: string; readonly token?: string | undefined; readonly json?: boolean | undefined };

const problem = z.object({ title: z.string().optional(), detail: z.string().optional(), code: z.string().optional() });

/** Posts to the API and reads the answer. Throws in one sentence where it refuses, or does not answer. */
export async function post<A extends z.ZodType>(
  target: Target,
  path: string,
  body: object,
  answer: A,
): Promise<z.output<A>> {
  const token = target.token ?? process.env.DUBAN_TOKEN;
  if (!token)
    throw new Error('没有令牌：请设置 DUBAN_TOKEN 或使用 --token · no token: set DUBAN_TOKEN or give --token');
  const response = await reach(new URL(path, target.url), {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Accept-Language': 'zh-CN' },
    body: JSON.stringify(body),
  });
  const said: unknown = await response.json();
  if (response.ok) return answer.parse(said);
  const { title, detail, code } = problem.parse(said);
  throw new Error([detail ?? title ?? `HTTP ${response.status}`, code && `(${code})`].filter(Boolean).join(' '));
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error(`连不上 ${url.origin} · cannot reach it`, { cause: error });
  }
}
