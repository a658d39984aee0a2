import { defaultSections } from '../domain/bulletin/sections';
import { locales } from '../domain/locale';
import type { PeriodId } from '../domain/periods/period';
import type { Transaction } from './client';

/** Who seals a bulletin, in which zone its day is told, and when its period was closed (epoch milliseconds). */
export type Sealing = { readonly by: string; readonly zone: string; readonly closedAt: number };

/**
 * Keeps the usual text of a bulletin as it reads now, in every language, before its period is sealed: a later version of
 * the product may word it otherwise, and a sealed bulletin never changes (domain.md, "Month close", 4).
 */
export async function keepUsualText(on: Transaction, period: PeriodId, { by, zone, closedAt }: Sealing): Promise<void> {
  const usual = Object.fromEntries(
    locales.map((locale) => [locale, defaultSections(period, closedAt, zone, locale)] as const),
  );
  await on.$executeRaw`
    INSERT INTO bulletin (period, sections, usual, version, updated_by, updated_at)
    VALUES (${period}, '{}', ${JSON.stringify(usual)}::jsonb, 0, ${by}::uuid, duban_now())
    ON CONFLICT (period) DO UPDATE SET usual = excluded.usual`;
}
