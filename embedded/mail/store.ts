import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../files';
import type { Envelope, Letter } from './letter';
import { readLetter } from './letter';

/** The letters, one `.eml` file each, named by the time of arrival so that their order is the order of the names. */
export type Store = {
  /** Keeps a letter; it is on the disk when this returns. */
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
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .filter((id) => idForm.test(id))
    .sort();
  const cache = new Map<string, Promise<Letter>>();
  const fileOf = (id: string): string => join(folder, id + suffix);
  const read = (id: string): Promise<Letter> => {
    const found = cache.get(id) ?? readLetter(id, readFileSync(fileOf(id)));
    cache.delete(id); // and back to the end, so that what is asked for stays
    cache.set(id, found);
    for (const oldest of cache.keys()) if (cache.size > cacheSize) cache.delete(oldest);

    return found;
  };

  return {
    keep(raw, envelope) {
      const id = nextId(ids.at(-1));
      writeDurably(fileOf(id), Buffer.concat([Buffer.from(envelopeHeaders(envelope)), raw]));
      ids.push(id);

      return id;
    },
    ids: () => [...ids],
    raw: (id) => (ids.includes(id) ? readIfThere(fileOf(id)) : undefined),
    letter: async (id) => (ids.includes(id) ? read(id) : undefined),
    remove(id) {
      const at = ids.indexOf(id);
      if (at < 0) return false;
      rmSync(fileOf(id), { force: true });
      ids.splice(at, 1);
      cache.delete(id);

      return true;
    },
  };
};

/** Later than the last one even where the clock was set back. */
const nextId = (last: string | undefined): string => {
  const now = Date.now();
  const before = last === undefined ? 0 : Number(last.split('-')[0]);
  const time = Math.max(now * 1000, before + 1);

  return `${String(time).padStart(16, '0')}-${randomUUID().slice(0, 8)}`;
};

/** What the server was told beside the letter, written above it as mail servers do. */
const envelopeHeaders = ({ from, to }: Envelope): string =>
  `Return-Path: <${from}>\r\nX-Envelope-To: ${to.join(', ')}\r\n`;
