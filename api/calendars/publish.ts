import type { z } from 'zod';
import { createChange } from '../changes/data';
import { requireAgreed, shownInRefusal } from '../changes/moves/agreed';
import { settle } from '../changes/settle';
import { inTransaction } from '../idempotency/data';
import type { Answer, Request } from '../route';
import type { StoredNotice } from './data';
import { changeOf, findNotice, lockCalendars, previewNotice, storeNotice } from './data';
import { presentNotice, presentWarning } from './present';
import type { SoundNotice } from './read';
import { readGiven } from './read';
import type { calendarParams, noticeBody, noticeForm, publishedAnswer } from './schema';
import { calendarProblem } from './wording';

/** Every running item is looked at before what moves them is published. */
const publishingMs = 300_000;

type PublishRequest = Request<typeof calendarParams, undefined, typeof noticeBody, typeof noticeForm>;

/** Stores a notice as the next version and moves the clocks of running items; one that stands already is left as it is. */
export async function publish(request: PublishRequest): Promise<Answer<z.input<typeof publishedAnswer>>> {
  const { deps, params, locale } = request;
  const given = await readGiven(params.year, request);
  const { notice, change } = await inTransaction(deps.database, publishingMs, (on) => store(on, request, given));
  const settled = change === null ? null : await settle(deps, change);
  return {
    status: settled?.status ?? 200,
    headers: { ETag: `"${notice.version}"` },
    body: {
      ...presentNotice(notice),
      warnings: given.warnings.map((warning) => presentWarning(warning, locale)),
      change: settled?.change ?? null,
    },
  };
}

async function store(
  on: Parameters<typeof findNotice>[0],
  { deps, account, params: { year }, ifMatch, now, body, form }: PublishRequest,
  { source, days }: SoundNotice,
): Promise<{ notice: StoredNotice; change: string | null }> {
  await lockCalendars(on);
  const present = await findNotice(on, year);
  const version = present?.version ?? 0;
  if (ifMatch !== undefined && ifMatch !== version)
    throw calendarProblem('version_stale', { params: { given: ifMatch, version }, members: { version } });
  if (present && isSame(present, source, days)) return { notice: present, change: null };
  const looking = { zone: deps.settings.DUBAN_TIMEZONE, at: now, after: undefined, limit: shownInRefusal };
  const { preview, asking } = await previewNotice(on, { notice: { year, source, ...days }, ...looking });
  requireAgreed((body ?? form?.fields)?.preview, asking, preview);
  const next = await storeNotice(on, { year, source, days, by: account.id });
  const change = { kind: 'calendar' as const, year, version: next };
  await createChange(on, changeOf(change), change, account);
  const notice = await findNotice(on, year);
  if (!notice) throw new Error('the notice was not stored');
  return { notice, change: changeOf(change) };
}

function isSame(present: StoredNotice, source: string, { off, work, names }: SoundNotice['days']): boolean {
  const told = (notice: Pick<StoredNotice, 'source' | 'off' | 'work' | 'names'>) =>
    JSON.stringify([
      notice.source,
      [...notice.off].sort(),
      [...notice.work].sort(),
      Object.entries(notice.names).sort(),
    ]);
  return told(present) === told({ source, off, work, names });
}
