import type { z } from 'zod';
import type { Month } from '../../domain/clocks/reporting';
import { cutOffOf } from '../../domain/clocks/reporting';
import type { Hold } from '../../domain/periods/closing';
import { closingOf } from '../../domain/periods/closing';
import type { PeriodEntry } from '../../domain/periods/entry';
import { figuresOf, isReportMissing } from '../../domain/periods/figures';
import { monthBefore } from '../../domain/periods/period';
import type { Dependencies } from '../deps';
import type { Answer, Request } from '../route';
import { wallOf } from './close';
import { entriesOf, figuresAt, standingOf } from './data';
import { fromOf, presentEntry } from './present';
import type { monthParams, precloseAnswer, precloseQuery } from './schema';
import { asAnswer, endOfPeriod } from './show';
import { presentHold, refusalOf } from './wording';

type PrecloseRequest = Request<typeof monthParams, typeof precloseQuery, undefined, undefined>;

/** How many missing reports are told by name. */
const mostMissing = 200;

/** 预结: what closing a month as of an instant would take, by the very same reckoning, without writing anything. */
export async function preclose(request: PrecloseRequest): Promise<Answer<z.input<typeof precloseAnswer>>> {
  const { deps, params, query, locale } = request;
  const { id } = params;
  const { entries, from, cutOff, hold } = await imagined(deps, id, query.asOf);
  const before = await figuresAt(deps.database, monthBefore(id));
  return {
    body: {
      ...{ id, asOf: new Date(cutOff).toISOString(), from: fromOf(from), entryCount: entries.length },
      figures: asAnswer(figuresOf(entries)),
      before: before && asAnswer(before),
      missing: entries.filter(isReportMissing).slice(0, mostMissing).map(presentEntry),
      holds: hold ? [presentHold(hold, id, wallOf(deps), locale)] : [],
    },
  };
}

/** What a close as of an instant would take; instants are epoch milliseconds. */
type Imagined = {
  readonly entries: PeriodEntry[];
  /** After when, and up to when, it would tell. */
  readonly from: number;
  readonly cutOff: number;
  /** What holds such a close. */
  readonly hold: Hold | null;
};

/** The entries that a close as of an instant would take, now where none is given. Throws a 409 of a month without any. */
export async function imagined(deps: Dependencies, id: Month, asOf: string | undefined): Promise<Imagined> {
  const { rules, books } = await standingOf(deps);
  const asked = asOf === undefined ? null : Date.parse(asOf);
  const closing = closingOf(id, asked, cutOffOf(id, rules), books);
  if ('hold' in closing && unthinkable.has(closing.hold.code)) throw refusalOf(closing.hold, id, wallOf(deps));
  if ('done' in closing) throw refusalOf({ code: 'closed_as_of', cutOff: closing.done.cutOff }, id, wallOf(deps));

  const from = books.months.at(-1)?.cutOff ?? 0;
  const cutOff = asked ?? Math.min(cutOffOf(id, rules), books.now, endOfPeriod(id, rules.zone));
  const entries = await entriesOf(deps, { month: id, from, cutOff });
  return { entries, from, cutOff, hold: 'hold' in closing ? closing.hold : null };
}

/** Of these months there is nothing to show; an earlier month that is open still lets this one be looked at. */
const unthinkable: ReadonlySet<string> = new Set([
  'nothing_to_close',
  'month_ahead',
  'already_sealed',
  'closed_as_of',
  'as_of_outside',
  'as_of_ahead',
]);
