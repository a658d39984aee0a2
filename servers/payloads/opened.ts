import type { KeyRing } from './keys';
import { isSealed, open } from './seal';

/**
 * A history's JSON with every sealed payload in it opened, wherever it stands: inputs, answers, failures, summaries.
 * Whatever is not sealed is the very same object. @throws PayloadSealedError
 */
export function opened<T>(value: T, keys: KeyRing | undefined): T {
  return walk(value, keys) as T;
}

function walk(value: unknown, keys: KeyRing | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const inner = value.map((one: unknown) => walk(one, keys));
    return inner.some((one, at) => one !== value[at]) ? inner : value;
  }
  if ('metadata' in value && 'data' in value) {
    const payload = readPayload(value);
    if (payload && isSealed(payload)) return writePayload(open(payload, keys));
  }
  const entries = Object.entries(value);
  const inner = entries.map(([key, one]): [string, unknown] => [key, walk(one, keys)]);
  return inner.some(([, one], at) => one !== entries[at]?.[1]) ? Object.fromEntries(inner) : value;
}

/** The payload that is written so, all bytes in base64; null where the object is something else. */
export function readPayload({ metadata, data }: { readonly metadata?: unknown; readonly data?: unknown }) {
  if (typeof metadata !== 'object' || metadata === null || !('encoding' in metadata)) return null;
  const bytes = (text: unknown) => new Uint8Array(Buffer.from(typeof text === 'string' ? text : '', 'base64'));
  return { metadata: mapped(metadata, bytes), data: bytes(data) };
}

/** A payload as it stands in JSON. */
export function writePayload({ metadata, data }: ReturnType<typeof open>) {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  return { metadata: mapped(metadata ?? {}, text), data: text(data ?? new Uint8Array()) };
}

function mapped<A, B>(values: { readonly [key: string]: A }, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
