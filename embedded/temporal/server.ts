import type { Born, Child } from '../child';
import { startChild } from '../child';
import { reasonOf, StartFailure } from '../failure';
import { diskFull } from '../home';
import { inherited } from '../inherited';
import { lastWords, saysDiskFull, saysPortTaken, since } from '../log-tail';
import { loopback, PortTaken } from '../ports';
import { retryUntil } from '../wait';
import { connectTemporal } from './connect';
import { searchAttributes } from './search-attributes';

export type TemporalOptions = {
  /** The command line, as `findTemporalCli` gives it. */
  program: string;
  /** Everything it remembers; without a file it forgets at each stop. */
  databaseFile: string | undefined;
  port: number;
  uiPort: number | undefined;
  /** The address that its page asks to open sealed payloads. */
  codec?: string | undefined;
  namespace: string;
  logFile: string;
  born?: Born;
};

/** Twice as fast as shipped, and no commit is lost to a killed process. */
const pragmas = ['journal_mode=wal', 'synchronous=1'];
/**
 * One partition answers a poll at once where the shipped four make it wait; the shipped transfer rate is for clusters.
 * A task that several workers died of is otherwise given out again only after ever longer, up to ten minutes.
 */
const dynamicConfig = {
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'history.transferProcessorMaxPollRPS': 1000,
  'history.workflowTaskRetryMaxInterval': '"10s"',
};
const startMs = 60_000;

/**
 * Starts the server and returns once it answers for the namespace.
 * @throws StartFailure where it ends instead; PortTaken where that is the reason.
 */
export const startTemporal = async (options: TemporalOptions): Promise<Child> => {
  const { program, logFile, born } = options;
  const child = startChild({ program, args: argsOf(options), env: inherited(), logFile, born });
  const address = `${loopback}:${options.port}`;
  const ask = async (): Promise<void> => {
    const connection = await connectTemporal({ address, namespace: options.namespace });
    await connection.close();
  };
  try {
    await retryUntil(ask, startMs, () => child.ending() !== undefined);

    return child;
  } catch (error) {
    const said = since(options.logFile, child.logFrom);
    const why = lastWords(said) ?? child.ending() ?? reasonOf(error);
    await child.stop('SIGTERM', 5_000);
    if (saysDiskFull(said)) throw diskFull(error);
    const Failure = saysPortTaken(said) ? PortTaken : StartFailure;
    throw new Failure(
      `Temporal 无法启动（${why}），详见 ${options.logFile}。`,
      `Temporal does not start (${why}), see ${options.logFile}.`,
      { cause: error },
    );
  }
};

const argsOf = ({ databaseFile, port, uiPort, codec, namespace }: TemporalOptions): string[] => [
  ...['server', 'start-dev', '--ip', loopback, '--port', String(port), '--log-level', 'warn'],
  ...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]),
  ...(codec === undefined ? [] : ['--ui-codec-endpoint', codec]),
  ...(databaseFile === undefined ? [] : ['--db-filename', databaseFile]),
  ...(databaseFile === undefined ? [] : pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma])),
  ...(namespace === 'default' ? [] : ['--namespace', namespace]),
  ...Object.entries(dynamicConfig).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ...searchAttributes.flatMap(({ name, type }) => ['--search-attribute', `${name}=${type.name}`]),
];
