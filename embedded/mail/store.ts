import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../files';
import type { Identity } from './identity';
import { headerOf, identityOf, markOf } from './identity';
import type { Envelope, Letter } from './letter';
import { readLetter } from './letter';

/**
 * The letters, one `.eml` file each, named by the time of arrival, so that their order is the order of the names, and by
 * a mark of their Message-ID and recipients, so that one sent again is known without opening them all.
 */
export type Store = {
  /**
   * Keeps a letter; it is on the disk when this returns. One that is there already, by its Message-ID and recipients, is
   * kept once: whoever sends it again had not heard our answer.
   */
  keep(raw: Buffer, envelope: Envelope): string;
  /** Ids, oldest first. */
  ids(): string[];
  raw(id: string): string | undefined;
  letter(id: string): Promise<Letter | undefined>;
  remove(id: string): boolean;
};

const suffix = '.eml';
const idForm = /^[0-9]{14,}-[0-9a-f]{8}$/;
/** Letters kept parsed; a list of the newest ones is asked for again and again. */
const cacheSize = 500;

export const openStore = (folder: string): Store => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const ids = new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith(suffix))
      .map((name) => name.slice(0, -suffix.length))
      .filter((id) => idForm.test(id))
      .sort(),
  );
  const marked = new Map<string, Set<string>>();
  for (const id of ids) markAs(marked, id);
  let last = [...ids].at(-1);
  const cache = new Map<string, Promise<Letter>>();
  const fileOf = (id: string): string => join(folder, id + suffix);
  const read = (id: string): Promise<Letter> => {
    const found = cache.get(id) ?? readLetter(id, readFileSync(fileOf(id)));
    cache.delete(id); // and back to the end, so that what is asked for stays
    cache.set(id, found);
    for (const oldest of cache.keys()) if (cache.size > cacheSize) cache.delete(oldest);

    return found;
  };
  /** Marks are short, so two letters may share one: what the file says decides. */
  const isThatOf = ({ messageId, to }: Identity, id: string): boolean => {
    const kept = Buffer.from(readIfThere(fileOf(id)) ?? '');
    const found = identityOf(kept, { to: (headerOf(kept, recipientsHeader) ?? '').split(', ') });

    return found?.messageId === messageId && found.to === to;
  };

  return {
    keep(raw, envelope) {
      const identity = identityOf(raw, envelope);
      const mark = identity ? markOf(identity) : randomUUID().slice(0, 8);
      const there = identity && [...(marked.get(mark) ?? [])].find((id) => isThatOf(identity, id));
      if (there !== undefined) return there;
      const id = nextId(last, mark);
      writeDurably(fileOf(id), Buffer.concat([Buffer.from(envelopeHeaders(envelope)), raw]));
      ids.add(id);
      markAs(marked, id);
      last = id;

      return id;
    },
    ids: () => [...ids],
    raw: (id) => (ids.has(id) ? readIfThere(fileOf(id)) : undefined),
    letter: async (id) => (ids.has(id) ? read(id) : undefined),
    remove(id) {
      if (!ids.has(id)) return false;
      rmSync(fileOf(id), { force: true });
      ids.delete(id);
      marked.get(markIn(id))?.delete(id);
      cache.delete(id);

      return true;
    },
  };
};

const markIn = (id: string): string => id.slice(id.indexOf('-') + 1);

const markAs = (marked: Map<string, Set<string>>, id: string): void => {
  const alike = marked.get(markIn(id));
  if (alike) alike.add(id);
  else marked.set(markIn(id), new Set([id]));
};

/** Later than the last one even where the clock was set back. */
const nextId = (last: string | undefined, mark: string): string => {
  const now = Date.now();
  const before = last === undefined ? 0 : Number(last.split('-')[0]);
  const time = Math.max(now * 1000, before + 1);

  return `${String(time).padStart(16, '0')}-${mark}`;
};

/** What the server was told beside the letter, written above it as mail servers do. */
const envelopeHeaders = ({ from, to }: Envelope): string =>
  `Return-Path: <${from}>\r\nX-Envelope-To: ${to.join(', ')}\r\n`;
const recipientsHeader = 'x-envelope-to';
