import type { Workbook } from '../table/grid';
import type { DirectoryProblem } from './directory-words';
import type { ReadOfficial } from './read-officials';
import { readOfficials } from './read-officials';
import type { ExistingUnit, ReadUnit } from './read-units';
import { readUnits } from './read-units';

/** What the directory holds before an import. */
export type ExistingDirectory = {
  readonly units: readonly ExistingUnit[];
  readonly officials: readonly { readonly email: string }[];
};

export type DirectoryRead = {
  /** With each unit after the one above it, so that they can be written in this order. */
  readonly units: readonly ReadUnit[];
  readonly officials: readonly ReadOfficial[];
  readonly problems: readonly DirectoryProblem[];
  readonly warnings: readonly DirectoryProblem[];
};

/**
 * Reads units and officials (contract.md, `POST /api/directory/import`), each file on its own or both together: an
 * officials file may refer to units that exist or come with it. Where anything is at fault nothing is taken of either.
 */
export function readDirectory(
  files: { readonly units?: Workbook | undefined; readonly officials?: Workbook | undefined },
  existing: ExistingDirectory,
): DirectoryRead {
  const units = files.units ? readUnits(files.units, existing.units) : { units: [], problems: [], warnings: [] };
  const known = [...existing.units, ...units.units];
  const emails = existing.officials.map(({ email }) => email);
  const officials = files.officials
    ? readOfficials(files.officials, known, emails)
    : { officials: [], problems: [], warnings: [] };
  const problems = [...units.problems, ...officials.problems];
  return {
    units: problems.length > 0 ? [] : units.units,
    officials: problems.length > 0 ? [] : officials.officials,
    problems,
    warnings: [...units.warnings, ...officials.warnings],
  };
}
