import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import type { KeyRing } from './keys';
import { openKeyRing } from './keys';
import { open, seal } from './seal';

/** How failures are put into words that are sealed; of the workflows' bundle as well. */
export const failureConverterPath = join(__dirname, 'failure-converter.ts');

/** The keys of DUBAN_PAYLOAD_KEYS; undefined where it is not given: then nothing is sealed, and nothing is spent on it. */
export function keysOf({ DUBAN_PAYLOAD_KEYS: file }: { readonly DUBAN_PAYLOAD_KEYS?: string | undefined }) {
  return file === undefined ? undefined : openKeyRing(file);
}

/** What client, worker and replay turn values into payloads with: sealed with the first key, and opened with any. */
export function dataConverterOf(keys: KeyRing | undefined): DataConverter {
  if (!keys) return { payloadCodecs: [refusing] };
  return {
    failureConverterPath,
    payloadCodecs: [
      {
        encode: async (payloads) => payloads.map((payload) => seal(payload, keys)),
        decode: async (payloads) => payloads.map((payload) => open(payload, keys)),
      },
    ],
  };
}

/** Without keys: what is sealed is refused by the name of its key, rather than taken for a value. */
const refusing = {
  encode: async <T>(payloads: T[]) => payloads,
  decode: async <T extends Parameters<typeof open>[0]>(payloads: T[]) =>
    payloads.map((payload) => open(payload, undefined) as T),
};
