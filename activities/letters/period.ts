import { ownCutOff } from '../../domain/clocks/reporting';
import { dayOf } from '../../domain/clocks/zone';
import type { PeriodKind } from '../../domain/letters/letter';
import { locales } from '../../domain/locale';
import type { Directory } from '../../domain/people/directory';
import type { Figures } from '../../domain/periods/figures';
import type { Database } from '../../prisma/client';
import { policyInForce } from '../issue/policy-in-force';
import type { Told } from '../periods/told';
import { nobody, toldOf, unsettledIn } from '../periods/told';
import { standingOf } from './concern';
import type { Organisation } from './facts';
import { baseOf } from './facts';
import type { GeneralLetter } from './general';
import { loadGeneral } from './general';
import type { Envelope, MonthFacts, PeriodFacts, UnsettledFacts } from './letter-facts';
import { linesOf } from './unsettled-lines';

/** What a letter about a period is written from; or why there is nothing to write any more. */
export type FoundPeriod = { readonly facts: PeriodFacts } | { readonly moot: string };

type Reading = {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly directory: Directory;
  readonly letter: GeneralLetter;
};

/** Reads a letter about a period as things are now, and whether its matter and its reader still stand. */
export async function findPeriodLetter(
  database: Database,
  organisation: Organisation,
  directory: () => Promise<Directory>,
  { id, kind }: { readonly id: string; readonly kind: PeriodKind },
): Promise<FoundPeriod> {
  const letter = await loadGeneral(database, id);
  if (!letter.active) return { moot: '收信人已离任 · the recipient has left office' };
  const reading = { database, organisation, directory: await directory(), letter };
  return kind === 'month_closed' ? monthFacts(reading) : unsettledFacts(reading);
}

const unconcerned = { moot: '收信人与此已无关 · the recipient is no longer concerned with it' };

async function monthFacts(reading: Reading): Promise<{ facts: MonthFacts } | { moot: string }> {
  const { database, organisation, directory, letter } = reading;
  const month = letter.occasion;
  const period = await database.period.findUnique({ where: { id: month } });
  if (!period?.figures) throw new Error(`the month ${month} is not closed`);
  if (period.state === 'sealed') return { moot: '该月已封账 · the month is sealed already' };
  const { zone } = organisation;
  const day = dayOf(letter.now.getTime(), zone);
  const standing = standingOf(letter.recipientId, { to: ['secretariat'], people: [] }, nobody, directory, day);
  if (!standing) return unconcerned;
  const cutOff = period.cutOff.getTime();
  const own = ownCutOff(month, { policy: await policyInForce(database, {}), zone });
  const { overall } = JSON.parse(period.figures) as Figures;
  const { standsInFor } = standing;
  return {
    facts: { kind: 'month_closed', ...envelope(reading), month, cutOff, early: cutOff < own, standsInFor, overall },
  };
}

async function unsettledFacts(reading: Reading): Promise<{ facts: UnsettledFacts } | { moot: string }> {
  const { database, organisation, directory, letter } = reading;
  const { zone } = organisation;
  const quarter = letter.occasion;
  const all = await unsettledIn(database, quarter, zone);
  if (all.length === 0) return { moot: '已全部结清 · everything is settled by now' };
  const told: Told | null = toldOf(letter.recipientId, all, directory, dayOf(letter.now.getTime(), zone));
  if (!told) return unconcerned;
  const { as, standsInFor, items } = told;
  const { units, total } = await linesOf(database, items, { now: letter.now.getTime(), zone });
  const unnamed = items.filter(({ leader }) => !isInOffice(leader, directory)).length;
  return { facts: { kind: 'unsettled', ...envelope(reading), quarter, as, standsInFor, total, unnamed, units } };
}

function isInOffice(id: string | null, { officials }: Directory): boolean {
  return officials.some((official) => official.id === id && official.active);
}

function envelope({ organisation, letter }: Reading): Envelope {
  const { occasion, messageId, createdAt, now, name, email } = letter;
  return {
    locale: locales.find((locale) => locale === letter.locale) ?? organisation.locale,
    ...{ zone: organisation.zone, now: now.getTime(), since: createdAt.getTime(), messageId },
    reader: { name, address: email },
    link: `${baseOf(organisation)}/periods/${occasion}`,
    preferences: null,
  };
}
