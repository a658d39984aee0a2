/** What `npm start` runs: everything Duban needs on this machine, until Ctrl-C. */
import './node-version';
import { hasCode, reasonOf, StartFailure } from './failure';
import { diskFull } from './home';
import type { Voice } from './say';
import { makeVoice } from './say';
import { publicUrl, readSettings } from './settings';
import { onEndingSignals } from './signals';
import type { Installation } from './start';
import { start } from './start';

const main = async (): Promise<void> => {
  const voice = makeVoice(process.env.DUBAN_LOCALE ?? 'zh-CN');
  let ending = false;
  let installation: Installation | undefined;
  const stop = async (): Promise<void> => {
    ending = true;
    voice.note('正在停止…', 'stopping …');
    await installation?.stop();
    if (installation) process.exit(0); // else the start that is under way sees it and ends
  };
  onEndingSignals(
    () => void stop().catch((error: unknown) => end(voice, error)),
    () => process.exit(1), // what is left then is ended by the next start
  );
  try {
    const settings = readSettings(process.env);
    voice.ok('Node', process.versions.node);
    installation = await start(settings, voice, () => ending);
    if (ending) return await stop();
    voice.line(`ready ${publicUrl(settings)}`);
  } catch (error) {
    if (ending) process.exit(0);
    end(voice, error);
  }
};

/** Says why, in one sentence, and ends; what nobody foresaw comes with its stack. */
const end = (voice: Voice, error: unknown): never => {
  const known = error instanceof StartFailure ? error : foreseen(error);
  voice.fail(known.zh, known.en, known.code);
  if (known !== error && !isDiskFull(error)) console.error(error);
  process.exit(1);
};

const isDiskFull = (error: unknown): boolean => hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');

const foreseen = (error: unknown): StartFailure =>
  isDiskFull(error)
    ? diskFull(error)
    : new StartFailure(`无法启动：${reasonOf(error)}`, `Cannot start: ${reasonOf(error)}`);

void main();
