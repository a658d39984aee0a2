import type { Payload } from '../../../audit/history/events';
import { decoded } from '../../../audit/history/recorded';

/** How a payload says that it is JSON. */
const encoding = Buffer.from('json/plain').toString('base64');

/** What the engine wrote, and beside the base64 of every payload that is JSON what it says (`json`). */
export function withPayloadsRead<T>(value: T): T {
  return read(value) as T;
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, read(inner)]));
  return isJson(value) ? { ...all, json: jsonIn(value) } : all;
}

function isJson(value: object): value is Payload {
  return 'data' in value && 'metadata' in value && (value as Payload).metadata?.encoding === encoding;
}

function jsonIn(payload: Payload): unknown {
  try {
    return decoded(payload);
  } catch {
    return null; // what it says stands in its base64 all the same
  }
}
