import type { z } from 'zod';
import { monthSealHolds } from '../../domain/periods/closing';
import { once } from '../idempotency/once';
import type { Answer, Request } from '../route';
import { wallOf } from './close';
import { sealPeriod, standingOf } from './data';
import type { periodAnswer, periodParams } from './schema';
import { showPeriod } from './show';
import { refusalOf } from './wording';

type SealRequest = Request<typeof periodParams, undefined, undefined, undefined>;

/** Seals a month, for good: the seal covers its entries, its figures, its bulletin, and the seal before it. */
export async function sealMonth(request: SealRequest): Promise<Answer<z.input<typeof periodAnswer>>> {
  const { deps, params, account, locale } = request;
  const { id } = params;
  return once(request, 200, async (on) => {
    const ground = { database: on, settings: deps.settings };
    const [hold] = monthSealHolds(id, (await standingOf(ground)).books);
    if (hold) throw refusalOf(hold, id, wallOf(deps));
    // Whoever else did it in this very moment has done it: a seal is made once.
    if (!(await sealPeriod(on, id, account.id))) throw refusalOf({ code: 'already_sealed' }, id, wallOf(deps));
    return showPeriod(ground, id, locale);
  });
}
