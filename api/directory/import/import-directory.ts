import type { z } from 'zod';
import { readDirectory } from '../../../domain/directory/read-directory';
import type { Locale } from '../../../domain/locale';
import type { Transaction } from '../../../prisma/client';
import type { Account } from '../../accounts/account';
import { rolesOf } from '../../accounts/account';
import type { Fault } from '../../problem';
import { problemsOf } from '../../problem';
import { administratorFaults, closedFaults, faultOf, officialChanges, unitChanges } from './changes';
import { lockDirectory, writeOfficials, writeUnits } from './data';
import type { DirectoryFiles } from './read-files';
import type { importAnswer } from './schema';
import { importProblems } from './wording';

type By = { readonly account: Account; readonly locale: Locale };

/** Takes the files into the directory, or nothing of them: any fault undoes the transaction. */
export async function importDirectory(
  on: Transaction,
  files: DirectoryFiles,
  { account, locale }: By,
): Promise<z.input<typeof importAnswer>> {
  const held = await lockDirectory(on);
  const read = readDirectory(files, held);
  refuse([...read.problems.map(faultOf), ...closedFaults(read, held.officials, held.closed)]);
  const units = unitChanges(read.units, held.units);
  const officials = officialChanges(read.officials, held.officials);
  if (!rolesOf(account).includes('administrator'))
    refuse(administratorFaults(read.officials, officials, held.officials));
  await writeUnits(on, units.write);
  await writeOfficials(on, officials.write);
  return { units: units.counts, officials: officials.counts, warnings: read.warnings.map(presentWarning(locale)) };
}

function refuse(errors: readonly Fault[]): void {
  if (errors.length > 0) throw problemsOf(importProblems)('directory_at_fault', { errors });
}

function presentWarning(locale: Locale) {
  return (warning: Parameters<typeof faultOf>[0]) => {
    const { file, row, column, code, value } = warning;
    const { message } = faultOf(warning);
    return {
      ...{ file, row, code, message: typeof message === 'string' ? message : message[locale] },
      ...(column !== null && { column }),
      ...(value !== null && { value }),
    };
  };
}
