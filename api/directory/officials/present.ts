import type { OfficialRow } from './data';
import type { OfficialShown } from './schema';

/** An official as lists show them. */
export function presentOfficial(row: OfficialRow): OfficialShown {
  const { id, name, email, title, unit, active, substitute, substituteFrom, substituteUntil } = row;
  return {
    ...{ id, name, email, title, unit, active },
    role: row.role as OfficialShown['role'],
    locale: row.locale as OfficialShown['locale'],
    substitute: substitute && { ...substitute, from: substituteFrom, until: substituteUntil },
  };
}
