import { standardInput } from './child';
import type { NewWorkbook } from './write';
import { writeNewXlsx } from './xlsx/write-xlsx';

async function main(): Promise<void> {
  const workbook = JSON.parse((await standardInput()).toString('utf8')) as NewWorkbook;
  process.stdout.write(await writeNewXlsx(workbook));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
