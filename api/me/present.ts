import { isQuiet, quietKinds } from '../../domain/letters/letter';
import type { Account } from '../accounts/account';
import { rolesOf } from '../accounts/account';
import type { Dependencies } from '../deps';
import type { MeRow } from './data';
import type { Me } from './schema';

type Settings = Pick<Dependencies['settings'], 'DUBAN_TIMEZONE' | 'DUBAN_LOCALE'>;

export function presentMe(row: MeRow, account: Account, settings: Settings): Me {
  const { id, name, email, title, unit, substitute, substituteFrom, substituteUntil, substituteFor } = row;
  return {
    ...{ id, name, email, title, unit },
    role: row.role as Me['role'],
    roles: [...new Set(rolesOf(account))],
    locale: row.locale as Me['locale'],
    quiet: quietKinds.filter((kind) => isQuiet(kind, row)),
    mayBeQuiet: [...quietKinds],
    substitute: substitute && { ...substitute, from: substituteFrom, until: substituteUntil },
    organisation: { timeZone: settings.DUBAN_TIMEZONE, locale: settings.DUBAN_LOCALE },
    substitutesFor: substituteFor.map((one) => ({
      ...{ name: one.name, email: one.email, from: one.substituteFrom, until: one.substituteUntil },
    })),
  };
}
