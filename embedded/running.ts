import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Places } from './environment';
import { readIfThere, writeDurably } from './files';
import { findHolder } from './lock';

const running = z.object({
  url: z.string(),
  databaseUrl: z.string(),
  ownerUrl: z.string(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  smtpUrl: z.string(),
});

/** How the command line reaches an installation that runs on a data folder. */
export type Running = z.infer<typeof running>;

const fileOf = (home: string): string => join(home, 'running.json');

/** Says where everything is, in a file that only we may read, since it holds passwords. */
export const sayRunning = (home: string, url: string, temporalNamespace: string, places: Places): void => {
  writeDurably(fileOf(home), JSON.stringify(running.parse({ ...places, url, temporalNamespace }), null, 2));
};

export const sayStopped = (home: string): void => rmSync(fileOf(home), { force: true });

/** @returns undefined where nothing runs on this folder, also when a killed start left its file. */
export const findRunning = async (home: string): Promise<Running | undefined> => {
  const text = readIfThere(fileOf(home));
  if (text === undefined || (await findHolder(home)) === undefined) return undefined;

  return running.parse(JSON.parse(text));
};
