import { standardInput } from './child';
import type { Filling } from './fill';
import { fillXlsx } from './xlsx/fill-xlsx';

/** Answers with the file filled in, or with nothing where that cannot be done. */
async function main(): Promise<void> {
  const { file, plan, at } = JSON.parse((await standardInput()).toString('utf8')) as Filling;
  const filled = await fillXlsx(Buffer.from(file, 'base64'), plan, at);
  if (filled) process.stdout.write(filled);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
