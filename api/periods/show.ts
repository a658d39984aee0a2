import type { z } from 'zod';
import { cutOffOf } from '../../domain/clocks/reporting';
import type { VersionedRules } from '../../domain/clocks/rules';
import { endOf, wallClock } from '../../domain/clocks/zone';
import type { Locale } from '../../domain/locale';
import type { Books, Hold, PeriodState } from '../../domain/periods/closing';
import { closingOf, monthSealHolds, monthsWanted } from '../../domain/periods/closing';
import type { Figures } from '../../domain/periods/figures';
import type { PeriodId } from '../../domain/periods/period';
import { isQuarter, lastDayOf, monthBefore, monthsOf } from '../../domain/periods/period';
import { periodBefore } from '../../domain/periods/quarter';
import type { Ground, StoredPeriod } from './data';
import { composedFigures, figuresAt, findPeriod, nameOf, quarterHolds, standingOf } from './data';
import { fromOf } from './present';
import type { periodAnswer } from './schema';
import { nextSteps, presentHold } from './wording';

type Shown = z.input<typeof periodAnswer>;

/** A period as it stands: how far it is, what holds it, and what is to be done next. */
export async function showPeriod(deps: Ground, id: PeriodId, locale: Locale): Promise<Shown> {
  const { database } = deps;
  const { rules, books } = await standingOf(deps);
  const stored = await findPeriod(database, id);
  const state = stateOf(id, stored, books);
  const holds = await holdsOf(deps, id, state, books, rules);
  const steps = isQuarter(id)
    ? ({ open: 'clear', closing: 'wait', closed: 'sealQuarter' } as const)
    : ({ open: 'close', closing: 'wait', closed: 'seal' } as const);
  const wall = (at: number) => wallClock(at, rules.zone);
  const before = periodBefore(id);
  return {
    ...{ id, kind: isQuarter(id) ? 'quarter' : 'month', state },
    ...spanOf(id, stored, books, rules),
    closedAt: stored?.closedAt?.toISOString() ?? null,
    closedBy: await nameOf(database, stored?.askedBy ?? null),
    ...{ entryCount: stored?.entryCount ?? null, hash: stored?.hash ?? null },
    ...{ entriesHash: stored?.entriesHash ?? null, headsHash: stored?.headsHash ?? null },
    seal: await sealOf(deps, stored),
    holds: holds.map((hold) => presentHold(hold, id, wall, locale)),
    next:
      state === 'sealed' || holds[0]?.code === 'nothing_to_close'
        ? null
        : nextSteps[holds.length > 0 && isQuarter(id) ? 'clear' : steps[state]][locale],
    figures: await figuresShown(deps, id, state),
    before: await figuresShown(deps, before, stateOf(before, await findPeriod(database, before), books)),
  };
}

/** The figures as the API gives them. */
export function asAnswer({ overall, units }: Figures): NonNullable<Shown['figures']> {
  return {
    overall: { ...overall, steps: [...overall.steps] },
    units: units.map((unit) => ({ ...unit, steps: [...unit.steps] })),
  };
}

/** The figures of a period that is closed; a quarter that is not sealed yet has those of its months. */
async function figuresShown({ database }: Ground, id: PeriodId, state: PeriodState): Promise<Shown['figures']> {
  const kept = await figuresAt(database, id);
  const figures = kept ?? (isQuarter(id) && state === 'closed' ? await composedFigures(database, id) : null);
  return figures && asAnswer(figures);
}

/** A quarter is closed as soon as its months are: nothing more can be recorded in it. */
export function stateOf(id: PeriodId, stored: StoredPeriod | null, { months, first }: Books): PeriodState {
  if (stored) return stored.state as PeriodState;
  if (!isQuarter(id)) return 'open';
  const wanted = monthsWanted(id, first);
  const done = (month: string) => months.some((one) => one.id === month && one.state !== 'closing');
  return wanted.length > 0 && wanted.every(done) ? 'closed' : 'open';
}

/** What a period covers: as it was closed, or as it will be. */
function spanOf(
  id: PeriodId,
  stored: StoredPeriod | null,
  { months }: Books,
  rules: VersionedRules,
): Pick<Shown, 'from' | 'cutOff'> {
  if (stored) return { from: fromOf(stored.fromAt.getTime()), cutOff: stored.cutOff.toISOString() };
  const [first, , last] = isQuarter(id) ? monthsOf(id) : [id, id, id];
  const endOfMonth = (month: string) => months.find((one) => one.id === month)?.cutOff;
  const before = endOfMonth(monthBefore(first));
  return {
    from: before === undefined ? null : new Date(before).toISOString(),
    cutOff: new Date(endOfMonth(last) ?? cutOffOf(last, rules)).toISOString(),
  };
}

async function holdsOf(
  deps: Ground,
  id: PeriodId,
  state: PeriodState,
  books: Books,
  rules: VersionedRules,
): Promise<Hold[]> {
  if (state === 'sealed' || state === 'closing') return [];
  if (isQuarter(id)) return quarterHolds(deps.database, id, books);
  if (state === 'closed') return monthSealHolds(id, books);
  const closing = closingOf(id, null, cutOffOf(id, rules), books);
  return 'hold' in closing ? [closing.hold] : [];
}

async function sealOf({ database }: Ground, stored: StoredPeriod | null): Promise<Shown['seal']> {
  const by = await nameOf(database, stored?.sealedBy ?? null);
  if (!stored?.seal || !stored.previousSeal || !stored.sealedAt || !by) return null;
  return {
    number: stored.sealNumber ?? 0,
    ...{ seal: stored.seal, previous: stored.previousSeal, by, at: stored.sealedAt.toISOString() },
    ...{ adjustmentsHash: stored.adjustmentsHash ?? '', bulletinHash: stored.bulletinHash ?? '' },
  };
}

/** The last instant of a period's last calendar day. */
export function endOfPeriod(id: PeriodId, zone: string): number {
  return endOf(lastDayOf(id), zone);
}
