import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { Target } from './caller';
import { download, notWritten } from './caller';

/** `duban export <batch>`: the table of a batch as an .xlsx, with progress filled in. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      '导出推进表：保持原表样式，填入进展 · a batch as an .xlsx in the layout that it came in, with progress',
    )
    .argument('<batch>', 'the id of a batch, draft or issued')
    .option('--out <file>', 'where to write it; under its own name, and never over another file, where left out')
    .action(async (batch: string, { out }: { out?: string }, command: Command) => {
      const target = command.optsWithGlobals<Target>();
      const { bytes, name } = await download(target, `/api/batches/${encodeURIComponent(batch)}/export.xlsx`);
      // Only the last part of a name that came from elsewhere: it says nothing about where to write.
      const file = path.resolve(out ?? path.basename(name ?? `${batch}.xlsx`));
      await write(file, bytes, out !== undefined);
      const told = { batch, file, size: bytes.length };
      process.stdout.write(
        target.json ? `${JSON.stringify(told, null, 2)}\n` : `${file}（${bytes.length} 字节 bytes）\n`,
      );
    });
}

async function write(file: string, bytes: Buffer, over: boolean): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: over ? 'w' : 'wx' });
  } catch (error) {
    throw notWritten(file, error);
  }
}
