import { pathToFileURL } from 'node:url';

const tsx = pathToFileURL(require.resolve('tsx')).href;

/**
 * Arguments for `node` to run a TypeScript program in one process. The `tsx` command would put a second one in between,
 * which kills the first when it does not answer a signal within 60 ms.
 * @param preload a module of plain JavaScript that is run before the program.
 */
export const nodeArgs = (script: string, args: readonly string[] = [], preload?: string): string[] => [
  ...(preload === undefined ? [] : ['--require', preload]),
  ...['--import', tsx],
  script,
  ...args,
];
