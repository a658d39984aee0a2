import type { z } from 'zod';
import { monthSealHolds } from '../../domain/periods/closing';
import { isQuarter } from '../../domain/periods/period';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import { wallOf } from './close';
import { sealMonth, sealQuarter, standingOf } from './data';
import type { periodAnswer, periodParams } from './schema';
import { showPeriod } from './show';
import { refusalOf } from './wording';

type SealRequest = Request<typeof periodParams, undefined, undefined, undefined>;

/** A quarter of very many items takes its time, milliseconds. */
const patienceMs = 120_000;

/**
 * Seals a period, for good: the seal covers its entries, its figures, its bulletin, and the seal before it. A month is
 * sealed by the secretariat, a quarter by a leader (domain.md, "Month close" and "Quarter clear").
 */
export async function seal(request: SealRequest): Promise<Answer<z.input<typeof periodAnswer>>> {
  const { deps, params, account, locale } = request;
  const { id } = params;
  if (account.role !== (isQuarter(id) ? 'leader' : 'secretariat')) throw problem('not_allowed');
  return once(
    request,
    200,
    async (on) => {
      const ground = { database: on, settings: deps.settings };
      const { books } = await standingOf(ground);
      const holds = isQuarter(id) ? await sealQuarter(on, id, account.id, books) : monthSealHolds(id, books);
      const [hold] = holds;
      if (hold) throw refusalOf(hold, id, wallOf(deps), holds);
      // Whoever else did it in this very moment has done it: a seal is made once.
      if (!isQuarter(id) && !(await sealMonth(on, id, account.id, books.zone)))
        throw refusalOf({ code: 'already_sealed' }, id, wallOf(deps));
      return showPeriod(ground, id, locale);
    },
    { timeoutMs: patienceMs },
  );
}
