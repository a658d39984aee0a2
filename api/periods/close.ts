import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { wallClock } from '../../domain/clocks/zone';
import { monthsOpen } from '../../domain/periods/closing';
import { isQuarter } from '../../domain/periods/period';
import { closeMonthOptions, closeMonthType } from '../../workflows/messages/month-close';
import { answerOnce } from '../idempotency/answer-once';
import { ProblemError } from '../problem';
import type { Answer, Request } from '../route';
import { engineDeadlineMs } from '../temporal';
import { takeTurns } from '../turns';
import { begin, findPeriod, standingOf } from './data';
import type { closeBody, periodAnswer, periodParams } from './schema';
import { showPeriod } from './show';
import { refusalOf } from './wording';

type CloseRequest = Request<typeof periodParams, undefined, typeof closeBody, undefined>;
type Shown = z.input<typeof periodAnswer>;

/** Each waits for all that is being recorded, with a connection in hand: of many closers one at a time. */
const inTurn = takeTurns();

/** How long a caller is kept waiting for the entries, milliseconds; what takes longer is answered 202 and goes on. */
const patienceMs = 20_000;

/**
 * Closes a month by hand: from the answer on its cut-off stands, though a worker may come to its entries later.
 * Closing again, or at the same time as others, finds the one close.
 */
export async function closePeriod(request: CloseRequest): Promise<Answer<Shown>> {
  const { deps, params, locale } = request;
  const answer = await answerOnce(request, 200, async () => {
    if (isQuarter(params.id)) return requireMonthsClosed(await showPeriod(deps, params.id, locale), request);
    await beginByHand(request);
    return finished(request);
  });
  return { ...answer, status: answer.body.state === 'closing' ? 202 : (answer.status ?? 200) };
}

/** A quarter has nothing of its own to close: it is closed as soon as its months are. */
async function requireMonthsClosed(shown: Shown, { params, deps }: CloseRequest): Promise<Shown> {
  const wall = wallOf(deps);
  if (shown.state === 'sealed') throw refusalOf({ code: 'already_sealed' }, params.id, wall);
  if (shown.state !== 'open' || !isQuarter(params.id)) return shown;
  const { books } = await standingOf(deps);
  const open = monthsOpen(params.id, books);
  if (open.length === 0) throw refusalOf({ code: 'nothing_to_close' }, params.id, wall);
  throw refusalOf({ code: 'not_closed', months: open }, params.id, wall);
}

async function beginByHand(request: CloseRequest): Promise<void> {
  const { deps, params, body, account } = request;
  const asOf = body.asOf === undefined ? null : Date.parse(body.asOf);
  const asked = { month: params.id, asOf, by: account.id };
  const closing = await inTurn(deps.database, () => begin(deps, asked));
  if ('hold' in closing) throw refusalOf(closing.hold, params.id, wallOf(deps));
  if ('done' in closing && closing.done.state !== 'closing') return;
  const { temporal } = deps;
  try {
    await temporal.within(Date.now() + engineDeadlineMs, () =>
      temporal.client.workflow.start(closeMonthType, closeMonthOptions(params.id)),
    );
  } catch (error) {
    // Its cut-off stands by now, and the worker looks for such closes once a minute.
    if (!(error instanceof ProblemError) || error.code !== 'engine_away') throw error;
    deps.log.warn({ month: params.id }, 'the engine is away: the close is finished later');
  }
}

async function finished({ deps, params, locale }: CloseRequest): Promise<Shown> {
  for (const until = Date.now() + patienceMs; ; await sleep(200)) {
    const period = await findPeriod(deps.database, params.id);
    if (period?.state !== 'closing' || Date.now() > until) return showPeriod(deps, params.id, locale);
  }
}

/** Instants as the organisation's wall clock shows them, for sentences. */
export function wallOf({ settings }: Pick<CloseRequest['deps'], 'settings'>): (at: number) => string {
  return (at) => wallClock(at, settings.DUBAN_TIMEZONE);
}
