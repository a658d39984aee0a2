import type { Child } from './child';
import { StartFailure } from './failure';
import { diskFull } from './home';
import { lastWords, saysDiskFull, saysPortTaken, since } from './log-tail';
import { PortTaken } from './ports';

const readyMs = 120_000;

/**
 * Starts one of our own programs and waits for its word. A program is ready when it prints a line that starts with
 * `ready` on standard output; lines that start with `{` are its log, and every other one is for the person to read.
 * @param start is given what to do with each line.
 * @throws StartFailure (PortTaken where that is the reason) where it ends before, or says nothing for two minutes.
 */
export const untilReady = async (
  name: string,
  start: (onLine: (line: string) => void) => Child,
  forPerson: (line: string) => void = () => undefined,
): Promise<Child> => {
  let isReady = (): void => undefined;
  const ready = new Promise<'ready'>((resolve) => {
    isReady = () => resolve('ready');
  });
  const child = start((line) => {
    if (line.startsWith('ready')) isReady();
    else if (!line.startsWith('{')) forPerson(line);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`${readyMs / 1000} s`), readyMs);
  });
  const first = await Promise.race([ready, child.ended, late]);
  clearTimeout(timer);
  if (first === 'ready') return child;
  await child.stop('SIGTERM', 5_000);
  const said = since(child.logFile, child.logFrom);
  if (saysDiskFull(said)) throw diskFull(new Error(said));
  const why = lastWords(said) ?? first;
  const Failure = saysPortTaken(said) ? PortTaken : StartFailure;
  throw new Failure(
    `${name} 没有启动：${why}（详见 ${child.logFile}）`,
    `${name} did not start: ${why} (see ${child.logFile})`,
  );
};
