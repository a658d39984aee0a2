import type { Request as HttpRequest } from 'express';
import { problem } from '../problem';

const MiB = 1024 * 1024;

/** How many MiB a body of each kind may weigh. */
export type Limits = { readonly json: number; readonly form: number };

/**
 * Reads a body to its end, and judges what it is by its first bytes rather than its label: a multipart form begins
 * with two hyphens, which JSON cannot. A body over its limit is refused as soon as that shows.
 */
export async function readBytes(request: HttpRequest, limits: Limits): Promise<{ isForm: boolean; bytes: Buffer }> {
  const coding = request.headers['content-encoding'] ?? 'identity';
  if (coding.toLowerCase() !== 'identity')
    throw problem('encoding_not_taken', { headers: { 'Accept-Encoding': 'identity' } });

  const chunks: Buffer[] = [];
  let length = 0;
  let head = Buffer.alloc(0);
  let over: number | null = null;
  for await (const chunk of untilBrokenOff(request)) {
    chunks.push(chunk);
    length += chunk.length;
    if (head.length < 2) head = Buffer.concat([head, chunk.subarray(0, 2)]);
    const limit = looksLikeForm(head) ? limits.form : limits.json;
    if (length > limit * MiB) {
      over = limit;
      break;
    }
  }
  if (over !== null) {
    // What still comes is let go by, so that the answer is read and the connection serves on.
    request.resume();
    throw problem('body_too_large', { params: { limit: over } });
  }
  return { isForm: looksLikeForm(head), bytes: Buffer.concat(chunks, length) };
}

/** A body that breaks off is the caller's doing, not the database's, whose errors have the same code. */
async function* untilBrokenOff(request: HttpRequest): AsyncGenerator<Buffer> {
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } catch (cause) {
    throw request.destroyed ? problem('request_too_slow', {}, { cause }) : cause;
  }
}

function looksLikeForm(head: Buffer): boolean {
  return head.subarray(0, 2).equals(Buffer.from('--'));
}
