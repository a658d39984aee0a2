import { randomBytes } from 'node:crypto';
import { accessSync, constants, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { reasonOf, StartFailure } from './failure';
import { makeFolders, readIfThere, writeDurably } from './files';
import { freePort } from './ports';

const port = z.number().int();
const ports = z.object({ postgres: port, temporal: port, temporalPage: port, smtp: port, mailPage: port });
const remembered = z.object({
  ports: ports.partial(),
  passwords: z.object({ owner: z.string(), app: z.string() }),
});

/** What a start leaves to the next: its ports, so that bookmarks hold, and the passwords of its database. */
export type Remembered = z.infer<typeof remembered>;
export type Ports = z.infer<typeof ports>;

/** Below this not even one file of PostgreSQL’s log fits. */
const leastBytes = 16 * 1024 * 1024;

/**
 * Makes the folder of the embedded parts where it is missing.
 * @throws StartFailure where it cannot be written, or the disk has no room.
 */
export const openHome = (home: string): void => {
  try {
    makeFolders(join(home, 'logs'), 0o711);
    accessSync(home, constants.W_OK);
  } catch (error) {
    if (error instanceof Error && /ENOSPC|EDQUOT/.test(error.message)) throw diskFull(error);
    throw new StartFailure(
      `不能写入数据目录 ${home}：${reasonOf(error)}；可用 DUBAN_HOME 换一个。`,
      `The data folder ${home} cannot be written: ${reasonOf(error)}; DUBAN_HOME gives another.`,
      { cause: error },
    );
  }
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize < leastBytes) throw diskFull(new Error(`${bavail * bsize} bytes are left`));
};

/** One sentence for every part that finds no room. */
export const diskFull = (cause: unknown): StartFailure =>
  new StartFailure(
    '磁盘已满：请腾出空间后再启动，已有的数据没有丢失。',
    'The disk is full: make room and start again; nothing that was there is lost.',
    { cause },
  );

/** Free ports, the ones of the last start where they still are, and the passwords, made at the first start. */
export const recall = async (home: string): Promise<{ ports: Ports; passwords: Remembered['passwords'] }> => {
  const file = join(home, 'remembered.json');
  const before = readIfThere(file);
  const known: Remembered = before
    ? remembered.parse(JSON.parse(before))
    : { ports: {}, passwords: { owner: makePassword(), app: makePassword() } };
  const ports = await choosePorts(known.ports);
  writeDurably(file, JSON.stringify({ ...known, ports }, null, 2));

  return { ports, passwords: known.passwords };
};

const choosePorts = async (before: Remembered['ports']): Promise<Ports> => {
  const chosen: number[] = [];
  const choose = async (preferred: number | undefined): Promise<number> => {
    const found = await freePort(preferred);
    if (chosen.includes(found)) return choose(undefined);
    chosen.push(found);

    return found;
  };

  return {
    postgres: await choose(before.postgres),
    temporal: await choose(before.temporal),
    temporalPage: await choose(before.temporalPage),
    smtp: await choose(before.smtp),
    mailPage: await choose(before.mailPage),
  };
};

const makePassword = (): string => randomBytes(24).toString('base64url');
