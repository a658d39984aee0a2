import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { Month } from '../../domain/clocks/reporting';
import { later, monthAt, nextMonth } from '../../domain/clocks/reporting';
import { monthSealHolds } from '../../domain/periods/closing';
import type { PeriodEntry } from '../../domain/periods/entry';
import type { Transaction } from '../../prisma/client';
import { once } from '../idempotency/once';
import type { Answer, Request } from '../route';
import { wallOf } from './close';
import type { Standing } from './data';
import { adjustmentsOf, findEntry, lockEntry, standingOf, storeAdjustment } from './data';
import type { AdjustmentBody } from './present';
import { presentAdjustment } from './present';
import type { adjustmentAnswer, adjustmentBody, monthParams } from './schema';
import { correctable } from './schema';
import { periodProblem, refusalOf } from './wording';

type AdjustRequest = Request<typeof monthParams, undefined, typeof adjustmentBody, undefined>;
type Adjusted = z.input<typeof adjustmentAnswer>;
type Fact = string | number | boolean | null;

/**
 * Corrects the entry of an item in a closed month (domain.md, "Month close", 4): the entry stays as it is, and the
 * adjustment, which names it, counts to the month in which it is recorded.
 */
export function adjust(request: AdjustRequest): Promise<Answer<Adjusted>> {
  const { deps, params, body, account } = request;
  return once(request, 201, async (on) => {
    const ground = { database: on, settings: deps.settings };
    const [hold] = monthSealHolds(params.id, (await standingOf(ground)).books).filter(
      ({ code }) => code === 'not_closed',
    );
    if (hold) throw refusalOf(hold, params.id, wallOf(deps));
    // What it corrects from is what the one before has left.
    await lockEntry(on, params.id, body.task);
    const entry = await findEntry(on, params.id, body.task);
    if (!entry) throw periodProblem('entry_unknown', { params: { period: params.id } });

    const corrects = await changed(on, entry, params.id, body.corrects);
    if (Object.keys(corrects).length === 0) throw periodProblem('nothing_corrected');
    const stored = await storeAdjustment(on, {
      ...{ id: uuidv7(), period: params.id, task: body.task, by: { id: account.id, name: account.name } },
      body: { corrects, reason: body.reason },
    });
    return presentAdjustment(stored, bookedIn(stored.recordedAt, await standingOf(ground)));
  });
}

/** What differs from the entry as earlier adjustments have left it. */
async function changed(
  on: Transaction,
  entry: PeriodEntry,
  period: string,
  wanted: AdjustRequest['body']['corrects'],
): Promise<AdjustmentBody['corrects']> {
  const earlier = await adjustmentsOf(on, period, entry.task);
  const stands: Record<string, Fact> = Object.fromEntries(correctable.map((field) => [field, entry[field]]));
  for (const { body } of earlier)
    for (const [field, change] of Object.entries((JSON.parse(body) as AdjustmentBody).corrects))
      stands[field] = change.to;
  return Object.fromEntries(
    correctable
      .filter((field) => wanted[field] !== undefined && wanted[field] !== stands[field])
      .map((field) => [field, { from: stands[field] ?? null, to: wanted[field] ?? null }]),
  );
}

/** The month that an adjustment counts to: the closed one that covers its time, else the one that is running. */
export function bookedIn(recordedAt: Date, { rules, books: { months } }: Standing): Month {
  const at = recordedAt.getTime();
  return months.find(({ cutOff }) => at <= cutOff)?.id ?? later(monthAt(at, rules), nextAfter(months));
}

function nextAfter(months: Standing['books']['months']): Month {
  const last = months.at(-1);
  return last ? nextMonth(last.id) : '';
}
