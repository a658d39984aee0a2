import { readFileSync, statSync } from 'node:fs';
import { ConnectionFault } from '../fault';

/** A key that payloads are sealed with: 256 bits under a name that is written beside what it sealed. */
export type PayloadKey = { readonly id: string; readonly secret: Buffer };

/** The keys at hand. */
export type KeyRing = {
  /** The one that seals now: the first in the file. */
  sealing(): PayloadKey;
  /** Those of that name; none where the file, read again, has none. */
  named(id: string): readonly PayloadKey[];
  /** Which reading of the file they are of, as it is now: another number where it was changed. */
  reading(): number;
  /** Why the file, as it is now, was not taken up; undefined where it was. */
  fault(): ConnectionFault | undefined;
};

const line = /^([\w.-]{1,64}):([A-Za-z0-9+/]{43}=)$/;
/** How long a file is taken to be as it was. */
const freshMs = 1_000;

/**
 * Opens a file of keys, one `id:base64` a line, empty lines and those with `#` left out. The first seals, all open. Two
 * secrets of one name both open, so that what was sealed with a wrong file under a right name is not lost. A file that is
 * changed is taken up by itself, so that keys are rotated without stopping; one that is at fault then leaves the keys as
 * they were, and is told; so does one with another secret under a name that is in use. Throws {@link ConnectionFault} where it cannot be used from the start.
 */
export function openKeyRing(file: string): KeyRing {
  let keys = readKeys(file);
  let [mark, looked, readings] = [markOf(file), performance.now(), 1];
  let fault: ConnectionFault | undefined;
  const look = (): void => {
    looked = performance.now();
    try {
      const now = markOf(file);
      if (now === mark) return;
      mark = now;
      const next = readKeys(file);
      refuseOthers(file, keys, next);
      keys = next;
      readings += 1;
      fault = undefined;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      fault = error instanceof ConnectionFault ? error : undefined;
      process.stderr.write(`${JSON.stringify({ level: 'error', message })}\n`);
    }
  };
  const lookNowAndThen = (): void => {
    if (performance.now() - looked > freshMs) look();
  };
  return {
    sealing() {
      lookNowAndThen();
      return keys[0];
    },
    named(id) {
      lookNowAndThen();
      if (!keys.some((key) => key.id === id)) look();
      return keys.filter((key) => key.id === id);
    },
    reading() {
      lookNowAndThen();
      return readings;
    },
    fault() {
      lookNowAndThen();
      return fault;
    },
  };
}

function markOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file);
  return `${mtimeMs} ${size} ${ino}`;
}

/** The keys in a file. Throws {@link ConnectionFault} naming the line at fault, and nothing of what stands in it. */
export function readKeys(file: string): readonly [PayloadKey, ...PayloadKey[]] {
  const keys: PayloadKey[] = [];
  for (const [index, text] of readText(file).split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(text)) continue;
    const [, id = '', secret = ''] = line.exec(text.trim()) ?? [];
    if (id === '') throw malformed(file, `第 ${index + 1} 行`, `line ${index + 1}`);
    const key = { id, secret: Buffer.from(secret, 'base64') };
    if (keys.some((one) => one.id === id && one.secret.equals(key.secret)))
      throw malformed(file, `${id} 重复`, `${id} is there twice`);
    keys.push(key);
  }
  const [first, ...others] = keys;
  if (!first) throw malformed(file, '没有密钥', 'no key is in it');
  return [first, ...others];
}

/**
 * What was sealed with a name's former secret could not be opened any more, and what is sealed from now on by nobody else.
 * One of two secrets of a name may go: whoever has both knows which it is.
 */
function refuseOthers(file: string, before: readonly PayloadKey[], now: readonly PayloadKey[]): void {
  for (const { id } of before) {
    const [former, named] = [before, now].map((keys) => keys.filter((key) => key.id === id));
    if (named?.length === 0 || named?.some((key) => former?.some(({ secret }) => key.secret.equals(secret)))) continue;
    throw new ConnectionFault(
      'payload_key_changed',
      `DUBAN_PAYLOAD_KEYS 的文件 ${file} 中，${id} 换成了另一把密钥：请恢复原来的，新密钥另起名字；原来那把才是错的，就两把都写上，对的在前`,
      `in the file of DUBAN_PAYLOAD_KEYS, ${file}, ${id} is another key now: put the former back, and give the new one a name of its own; where the former is the wrong one, give both, the right one first`,
    );
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const zh = `DUBAN_PAYLOAD_KEYS 的文件 ${file} 读不到`;
    throw new ConnectionFault('payload_keys_unreadable', zh, `the file of DUBAN_PAYLOAD_KEYS cannot be read: ${file}`, {
      cause,
    });
  }
}

function malformed(file: string, zh: string, en: string): ConnectionFault {
  return new ConnectionFault(
    'payload_keys_malformed',
    `DUBAN_PAYLOAD_KEYS 的文件 ${file} 格式不对（${zh}）：每行一个 id:base64，密钥 32 字节（openssl rand -base64 32）`,
    `the file of DUBAN_PAYLOAD_KEYS, ${file}, is malformed (${en}): one id:base64 a line, keys of 32 bytes (openssl rand -base64 32)`,
  );
}
