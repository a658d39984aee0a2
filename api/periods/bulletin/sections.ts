import type { z } from 'zod';
import { titleOf } from '../../../domain/bulletin/bulletin';
import type { Sections } from '../../../domain/bulletin/sections';
import { sectionNames } from '../../../domain/bulletin/sections';
import { periodWords } from '../../../domain/bulletin/words';
import { inTransaction } from '../../idempotency/data';
import type { Answer, Request } from '../../route';
import type { periodParams } from '../schema';
import { lockBulletin, putWritten, readWritten } from './data';
import { closedOf, sectionsOf } from './grounds';
import type { bulletinAnswer, bulletinBody } from './schema';
import { bulletinProblem } from './wording';

type ReadRequest = Request<typeof periodParams, undefined, undefined, undefined>;
type WriteRequest = Request<typeof periodParams, undefined, typeof bulletinBody, undefined>;
type Shown = Answer<z.input<typeof bulletinAnswer>>;

/** The sections of a bulletin that people write. */
export async function showSections({
  deps,
  params: { id },
  locale,
}: Pick<ReadRequest, 'deps' | 'params' | 'locale'>): Promise<Shown> {
  const period = await closedOf(deps.database, id);
  const written = await readWritten(deps.database, id);
  return {
    headers: { ETag: `"${written.version}"` },
    body: {
      ...{ period: id, title: titleOf(periodWords(id)[locale], locale), version: written.version },
      sections: sectionsOf(period, written, deps.settings.DUBAN_TIMEZONE, locale),
      written: sectionNames.filter((name) => written.sections[name] !== undefined),
      updatedAt: written.updatedAt?.toISOString() ?? null,
      updatedBy: written.updatedBy && { ...written.updatedBy },
    },
  };
}

/** Writes sections of a bulletin in the place of all that stand; those left out have the usual text again. */
export async function writeSections(request: WriteRequest): Promise<Shown> {
  const { deps, params, body, account, ifMatch } = request;
  await closedOf(deps.database, params.id);
  await inTransaction(deps.database, 10_000, async (on) => {
    const { sealed } = await lockBulletin(on, params.id);
    if (sealed) throw bulletinProblem('bulletin_sealed', { params: { period: params.id } });
    const { version } = await readWritten(on, params.id);
    if (ifMatch !== undefined && ifMatch !== version)
      throw bulletinProblem('bulletin_changed', { params: { given: ifMatch, version }, members: { version } });
    await putWritten(on, params.id, given(body.sections), account.id);
  });
  return showSections(request);
}

function given(sections: WriteRequest['body']['sections']): Partial<Sections> {
  return Object.fromEntries(Object.entries(sections).filter(([, text]) => text !== undefined));
}
