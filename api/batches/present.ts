import type { z } from 'zod';
import type { Locale } from '../../domain/locale';
import type { Problem } from '../../domain/table/problem';
import { word } from '../../domain/table/problem';
import type { StoredBatch } from './data';
import type { StoredRow } from './rows/data';
import type { batchAnswer, faultAnswer, rowAnswer } from './schema';

/** A fault or a warning in the reader's language. */
export function presentFault(problem: Problem, locale: Locale): z.input<typeof faultAnswer> {
  const { row, column, code, value } = problem;
  return { row, column, code, message: word(problem, locale), value };
}

export function presentFaults(of: { problems: readonly Problem[]; warnings: readonly Problem[] }, locale: Locale) {
  return {
    problems: of.problems.map((problem) => presentFault(problem, locale)),
    warnings: of.warnings.map((problem) => presentFault(problem, locale)),
  };
}

export function presentRow({ read }: Pick<StoredRow, 'read'>): z.input<typeof rowAnswer> {
  const { standards, coUnits, milestones, tags, ...rest } = read;
  return {
    ...rest,
    standards: [...standards],
    coUnits: [...coUnits],
    ...(milestones && { milestones: [...milestones] }),
    ...(tags && { tags: [...tags] }),
  };
}

type Head = Omit<z.input<typeof batchAnswer>, 'policy' | 'mapping' | 'sheet' | 'progress' | 'problems' | 'warnings'>;

export function presentHead(batch: StoredBatch): Head {
  const { id, title, year, documentNo, state, rowCount, fileName, createdAt, issuedAt } = batch;
  return {
    ...{ id, title, year, documentNo, state, rowCount, fileName },
    createdAt: createdAt.toISOString(),
    issuedAt: issuedAt?.toISOString() ?? null,
  };
}

/** The whole batch, without its rows: those are a list of their own. */
export function presentBatch(
  batch: StoredBatch,
  faults: { problems: readonly Problem[]; warnings: readonly Problem[] },
  locale: Locale,
): z.input<typeof batchAnswer> {
  const { policy, source, total, started, letters, sent } = batch;
  return {
    ...presentHead(batch),
    policy,
    mapping: { ...source.mapping },
    sheet: source.sheet,
    progress: { total, started, letters, sent },
    ...presentFaults(faults, locale),
  };
}
