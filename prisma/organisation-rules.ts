import type { VersionedRules } from '../domain/clocks/rules';
import { policyOf } from '../domain/policy';
import type { Calendars } from './calendars';
import type { Transaction } from './client';
import { organisationPolicy } from './policies';

/** What days and months are reckoned by: IANA zone and working days of the organisation. */
export type Days = { readonly zone: string; readonly calendars: Calendars };

/** The organisation's own rules as they are now; what belongs to no single item, such as a month's end, goes by them. */
export async function organisationRules(on: Transaction, { zone, calendars }: Days): Promise<VersionedRules> {
  const { own, version } = await organisationPolicy(on);
  const { calendar, version: holidays } = await calendars.inForce();
  return { policy: policyOf(own), calendar, zone, version: { policy: version, calendar: holidays } };
}
