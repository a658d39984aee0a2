import path from 'node:path';
import { Argument, Command } from 'commander';
import type { Target } from './caller';
import { downloadTo } from './caller';

const paths = { task: 'tasks', batch: 'batches', period: 'periods' } as const;

/** `duban bundle task|batch|period <id>`: the audit bundle, which can be checked without Duban. */
export function bundleCommand(): Command {
  return new Command('bundle')
    .description(
      '导出审计包：解开后运行 node verify.mjs 即可核验，不需要本系统 · an audit bundle; unpacked, node verify.mjs in it checks it without this system',
    )
    .addArgument(new Argument('<kind>', 'what it is of').choices(Object.keys(paths)))
    .argument('<id>', 'the id of an item or a batch; of a period 2026-03 or 2026-Q1')
    .option('--out <file>', 'where to write it; under its own name, and never over another file, where left out')
    .action(async (kind: keyof typeof paths, id: string, { out }: { out?: string }, command: Command) => {
      const target = command.optsWithGlobals<Target>();
      const told = await downloadTo(target, `/api/audit/${paths[kind]}/${encodeURIComponent(id)}/export`, {
        out: out === undefined ? undefined : path.resolve(out),
        fallback: `${kind}-${id}.zip`,
      });
      const line = `${told.file}（${told.size} 字节 bytes）\n`;
      process.stdout.write(target.json ? `${JSON.stringify({ kind, id, ...told }, null, 2)}\n` : line);
    });
}
