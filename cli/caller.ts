import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
  const response = await call(target, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.parse(await response.json());
}

/** Reads from the API. Throws as {@link post} does. */
export async function get<A extends z.ZodType>(target: Target, path: string, answer: A): Promise<z.output<A>> {
  return answer.parse(await (await call(target, path, { method: 'GET' })).json());
}

/** A file that the API hands out, and what it is called. */
export type Download = { readonly bytes: Buffer; readonly name: string | null };

/** Fetches a file. Throws as {@link post} does. */
export async function download(target: Target, path: string): Promise<Download> {
  const response = await call(target, path, { method: 'GET' });
  return { bytes: Buffer.from(await response.arrayBuffer()), name: nameOf(response) };
}

/** Where a file goes: to `out`, over what is there; under its own name, else `fallback`, and never over another file. */
type Whereto = { readonly out: string | undefined; readonly fallback: string };

/** Fetches a file onto the disk as it comes. Throws as {@link post} does, or saying that it could not be written. */
export async function downloadTo(
  target: Target,
  address: string,
  { out, fallback }: Whereto,
): Promise<{ readonly file: string; readonly size: number }> {
  const response = await call(target, address, { method: 'GET' });
  // Only the last part of a name that came from elsewhere: it says nothing about where to write.
  const file = out ?? path.resolve(path.basename(nameOf(response) ?? fallback));
  const sink = createWriteStream(file, { flags: out === undefined ? 'wx' : 'w' });
  try {
    await pipeline(response.body ? Readable.fromWeb(response.body) : Readable.from([]), sink);
  } catch (error) {
    throw notWritten(file, error);
  }
  return { file, size: sink.bytesWritten };
}

/** In one sentence, that a file could not be written, and why. */
export function notWritten(file: string, error: unknown): Error {
  const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return new Error(`未能写入 ${file}（${why}），可用 --out 另行指定 · cannot write it; name another with --out`, {
    cause: error,
  });
}

function nameOf(response: Response): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : null;
}

async function call(target: Target, path: string, init: RequestInit): Promise<Response> {
  const token = target.token ?? process.env.DUBAN_TOKEN;
  if (!token)
    throw new Error('没有令牌：请设置 DUBAN_TOKEN 或使用 --token · no token: set DUBAN_TOKEN or give --token');
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': 'zh-CN', ...init.headers };
  const response = await reach(new URL(path, target.url), { ...init, headers });
  if (response.ok) return response;
  const { title, detail, code } = problem.parse(await response.json());
  throw new Error([detail ?? title ?? `HTTP ${response.status}`, code && `(${code})`].filter(Boolean).join(' '));
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error(`连不上 ${url.origin} · cannot reach it`, { cause: error });
  }
}
