import { ConnectionFault } from '../servers/fault';
import { readKeys } from '../servers/payloads/keys';
import { untilAllAnswer } from './answering';
import { checkCalendars } from './calendars';
import { ensureConnectionKey } from './connection-key';
import { buildDashboard } from './dashboard';
import { demonstrate, planDemonstration } from './demonstration';
import type { Places } from './environment';
import { findPlaces } from './environment';
import { StartFailure } from './failure';
import { openHome, recall } from './home';
import type { Lock } from './lock';
import { lockHome } from './lock';
import { endOrphans, Family } from './orphans';
import type { Part } from './part';
import type { Parts } from './parts';
import { chooseParts, localUrl } from './parts';
import { portState, untilPortsHold } from './ports';
import type { Voice } from './say';
import { bringUpToDate } from './schema';
import type { Settings } from './settings';
import { publicUrl } from './settings';
import { ensureSignInKey } from './sign-in-key';
import { ensureSigningKey } from './signing-key';
import { Supervisor } from './supervisor';

const answerMs = 60_000;

/** Everything that runs, and the way to end it. */
export type Installation = { stop(): Promise<void> };

/**
 * Brings everything up, in the order in which one needs the other, and says each part as it answers.
 * @param isEnding is asked between the steps, so that Ctrl-C during a start ends it.
 * @throws StartFailure; what was started is stopped then.
 */
export const start = async (settings: Settings, voice: Voice, isEnding: () => boolean): Promise<Installation> => {
  const home = settings.DUBAN_HOME;
  openHome(home);
  const lock = await lockHome(home, publicUrl(settings));
  await endOrphans(home, () => voice.note('等待上次运行留下的进程结束…', 'waiting for what is left of the last run …'));
  await requirePort(settings.PORT);
  requireKeys(settings);
  const demonstration = planDemonstration(settings);
  ensureSigningKey(home);
  ensureSignInKey(home);
  ensureConnectionKey(home);
  const ground = await untilPortsHold(
    () => bringUpGround(settings, voice, demonstration?.isOurs ? demonstration.adminToken : undefined),
    () => !isEnding(),
  ).catch(async (error: unknown) => {
    await lock.release();
    throw error;
  });
  const { parts, supervisor, places } = ground;
  const installation = { stop: () => stopAll(ground, lock) };
  const steps = [
    () => buildDashboard(voice),
    () => checkCalendars(places.databaseUrl, settings.DUBAN_TIMEZONE, voice),
    () => startPrograms(supervisor, parts, voice),
    () => untilAllAnswer(localUrl(settings), voice, answerMs),
    async () => demonstration && (await demonstrate(settings, demonstration, voice, isEnding)),
  ];
  try {
    for (const step of steps) if (!isEnding()) await step();

    return installation;
  } catch (error) {
    await installation.stop();
    throw error;
  }
};

type Ground = { parts: Parts; supervisor: Supervisor; places: Places };

/** The parts that choose their ports themselves; where one of them fails, the others are stopped. */
const bringUpGround = async (settings: Settings, voice: Voice, printedToken: string | undefined): Promise<Ground> => {
  const memory = await recall(settings.DUBAN_HOME);
  const places = findPlaces(settings, memory.ports, memory.passwords);
  const parts = chooseParts(settings, memory, places, voice, printedToken);
  const supervisor = new Supervisor(new Family(settings.DUBAN_HOME), voice);
  try {
    await startGround(supervisor, parts, places.ownerUrl, voice);
  } catch (error) {
    await stopGround(supervisor, parts);
    throw error;
  }

  return { parts, supervisor, places };
};

const startGround = async (supervisor: Supervisor, parts: Parts, ownerUrl: string, voice: Voice): Promise<void> => {
  const database = async (): Promise<void> => {
    await startOne(supervisor, parts.postgres, voice);
    const applied = await bringUpToDate(ownerUrl);
    voice.ok('Migrations', applied === 0 ? '' : `+${applied}`);
  };
  await allSettled([database(), startOne(supervisor, parts.temporal, voice), startOne(supervisor, parts.mail, voice)]);
};

const startPrograms = (supervisor: Supervisor, parts: Parts, voice: Voice): Promise<void> =>
  allSettled([startOne(supervisor, parts.worker, voice), startOne(supervisor, parts.api, voice)]);

const startOne = async (supervisor: Supervisor, part: Part, voice: Voice): Promise<void> => {
  await supervisor.start(part);
  voice.ok(part.name, part.address);
};

/** Waits for all even when one fails, so that nothing is still starting while we stop. */
const allSettled = async (work: Promise<void>[]): Promise<void> => {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
};

const stopAll = async ({ supervisor, parts }: Ground, lock: Lock): Promise<void> => {
  lock.stopping();
  await supervisor.stop([parts.api, parts.worker]);
  await stopGround(supervisor, parts);
  await lock.release();
};

const stopGround = async (supervisor: Supervisor, parts: Parts): Promise<void> => {
  await supervisor.stop([parts.temporal, parts.mail]);
  await supervisor.stop([parts.postgres]);
};

/** A file of keys that is at fault is told before anything runs. */
const requireKeys = ({ DUBAN_PAYLOAD_KEYS: file }: Settings): void => {
  try {
    if (file) readKeys(file);
  } catch (error) {
    if (!(error instanceof ConnectionFault)) throw error;
    throw new StartFailure(error.zh, error.en, { cause: error, code: error.code });
  }
};

const requirePort = async (port: number): Promise<void> => {
  const state = await portState(port);
  if (state === 'taken') {
    throw new StartFailure(
      `端口 ${port} 已被占用：请关闭占用它的程序，或用 PORT 换一个，例如 PORT=${port === 65_535 ? 3000 : port + 1} npm start。`,
      `Port ${port} is taken: close the program that has it, or choose another with PORT.`,
    );
  }
  if (state === 'forbidden') {
    throw new StartFailure(
      `不允许使用端口 ${port}：请用 PORT 换一个 1024 以上的。`,
      `Port ${port} may not be used by this user: choose one above 1023 with PORT.`,
    );
  }
};
