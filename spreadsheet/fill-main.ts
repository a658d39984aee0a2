import { standardInput } from './child';
import { csvAsXlsx, csvSheet } from './csv/as-xlsx';
import type { Filling } from './fill';
import { kindOf } from './kind';
import { fillXlsx } from './xlsx/fill-xlsx';

/** Answers with the file filled in, or with nothing where that cannot be done. */
async function main(): Promise<void> {
  const { file, plan, at } = JSON.parse((await standardInput()).toString('utf8')) as Filling;
  const bytes = Buffer.from(file, 'base64');
  const filled =
    kindOf(bytes) === 'zip'
      ? await fillXlsx(bytes, plan, at)
      : await fillXlsx(await csvAsXlsx(bytes, at), { ...plan, sheet: csvSheet }, at);
  if (filled) process.stdout.write(filled);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
