import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from './child';
import { readIfThere, writeDurably } from './files';
import { inherited } from './inherited';
import { lastWords, since } from './log-tail';
import { nodeArgs } from './node-program';
import { localUrl } from './parts';
import { root } from './parts/program';
import type { Voice } from './say';
import type { Settings } from './settings';

/** What the first start remembers until the demonstration is complete: the token it was begun with. */
type Begun = { readonly adminToken: string };

const lifeline = join(__dirname, 'lifeline.cjs');
const begunFile = (home: string): string => join(home, 'demonstration-begun.json');
const doneFile = (home: string): string => join(home, 'demonstration-done.json');

/**
 * Whether this installation is still to be filled with the demonstration, and with which administrator's token: the
 * user's own, or one made here that is told once, when all is in place. A start that was broken off is gone on with.
 */
export const planDemonstration = (settings: Settings): { adminToken: string; isOurs: boolean } | undefined => {
  const home = settings.DUBAN_HOME;
  const wanted = settings.DUBAN_DEMO ?? (settings.DATABASE_URL ? '0' : '1');
  if (wanted === '0' || readIfThere(doneFile(home)) !== undefined) return undefined;
  if (settings.DUBAN_ADMIN_TOKEN) return { adminToken: settings.DUBAN_ADMIN_TOKEN, isOurs: false };
  const before = readIfThere(begunFile(home));
  const begun: Begun = before ? JSON.parse(before) : { adminToken: `duban_${randomBytes(32).toString('base64url')}` };
  if (!before) writeDurably(begunFile(home), JSON.stringify(begun));

  return { adminToken: begun.adminToken, isOurs: true };
};

/** Fills the installation through its own API. A failure leaves everything running; the next start goes on with it. */
export const demonstrate = async (
  settings: Settings,
  plan: { adminToken: string; isOurs: boolean },
  voice: Voice,
  isEnding: () => boolean,
): Promise<void> => {
  const home = settings.DUBAN_HOME;
  if (plan.isOurs) voice.line(`administrator token (shown this once): ${plan.adminToken}`);
  const child = startChild({
    program: process.execPath,
    args: nodeArgs(join(root, 'demo', 'main.ts'), [], lifeline),
    cwd: root,
    env: { ...inherited(), API_URL: localUrl(settings), DUBAN_ADMIN_TOKEN: plan.adminToken },
    logFile: join(home, 'logs', 'demo.log'),
    onLine: voice.line,
    lifeline: true,
  });
  while (child.ending() === undefined && !isEnding()) await Promise.race([child.ended, sleep(200)]);
  if (child.ending() === undefined) return await child.stop('SIGTERM', 5_000);
  if (child.ending() === 'code 0') {
    writeDurably(doneFile(home), '{}');
    return rmSync(begunFile(home), { force: true }); // the token is the person's now, and nobody else's
  }
  const why = lastWords(since(child.logFile, child.logFrom)) ?? child.ending() ?? '';
  voice.note(
    `演示数据没有填完，下次启动会继续：${why}`,
    `the demonstration is not complete; the next start goes on: ${why}`,
  );
};
