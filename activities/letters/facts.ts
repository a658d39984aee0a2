import { runs } from '../../domain/clocks/clock';
import { dayOf } from '../../domain/clocks/zone';
import type { Notice, Standard } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import type { LetterWanted } from '../../domain/letters/letter';
import { isQuiet, lettersFor, quietKinds, stillMatters } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import type { Directory } from '../../domain/people/directory';
import type { Policy } from '../../domain/policy';
import { policyOf } from '../../domain/policy';
import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { standingOf } from './concern';
import type { LastReport, LetterFacts, LetterItem, ReturnNote } from './letter-facts';
import type { StoredLetter } from './stored';
import { loadLetter } from './stored';

/** What letters of one organisation have in common. */
export type Organisation = {
  readonly publicUrl: string;
  readonly zone: string;
  readonly locale: Locale;
  readonly calendars: Calendars;
};

/** What a letter is written from; or why there is nothing to write any more, in words for the mail log, which everybody reads as it stands. */
export type Found =
  | {
      readonly facts: LetterFacts;
      /** Whether it was to wait for a morning's digest. */
      readonly gathered: boolean;
    }
  | { readonly moot: string };

/** Reads a letter's facts as they are now, and checks once more that its matter and its reader still stand. */
export async function findFacts(
  database: Database,
  organisation: Organisation,
  directory: () => Promise<Directory>,
  id: string,
): Promise<Found> {
  const letter = await loadLetter(database, id);
  const { entry, kind, occasion, now } = letter;
  const writtenAt = letter.recordedAt.getTime();
  const item = { ...letter, lastReportAt: letter.lastReportAt?.getTime() ?? null };
  if (!stillMatters({ kind, occasion, writtenAt }, item))
    return { moot: `事项已了结 · the matter is over: the item is ${letter.state}, its deadline ${letter.deadline}` };
  if (!letter.active) return { moot: '收信人已离任 · the recipient has left office' };
  if (isQuiet(kind, letter)) return { moot: '收信人不收此类信 · the recipient goes without letters of this kind' };

  const policy = policyOf(letter.policy);
  const people = await directory();
  const concerned = { owner: letter.ownerId, leader: letter.leaderId, leadUnit: letter.leadUnitCode };
  const day = dayOf(now.getTime(), organisation.zone);
  const wanted = wantedBy(letter, policy);
  const standing = standingOf(letter.recipientId, wanted, concerned, people, day);
  if (!standing) return { moot: '收信人与此事项已无关 · the recipient is no longer concerned with the item' };

  const ofUnit = standing.as === 'unit_head' && letter.unitCode !== letter.leadUnitCode ? letter.unit : null;
  const base = baseOf(organisation);
  return {
    gathered: wanted.gathered,
    facts: {
      kind,
      locale: locales.find((locale) => locale === letter.locale) ?? organisation.locale,
      zone: organisation.zone,
      calendar: (await organisation.calendars.inForce()).calendar,
      policy,
      now: now.getTime(),
      since: writtenAt,
      reader: { name: letter.recipient, address: letter.email },
      concern: { ...standing, ofUnit },
      item: itemOf(letter),
      entry: { at: entry.at, by: entry.actor?.name ?? null, events: entry.events },
      names: await namesIn(entry, people, database),
      notice: noticeOf(letter),
      steps: entry.events.flatMap((event) => (event.type === 'escalated' ? event.steps : [])),
      by: entry.events.find((event) => event.type === 'reminded')?.by ?? null,
      lastReport: reportOf(letter.lastReport),
      returned: returnOf(entry, letter.standards),
      messageId: letter.messageId,
      link: `${base}/tasks/${letter.taskId}`,
      preferences: quietKinds.some((one) => one === kind) ? `${base}/preferences` : null,
    },
  };
}

/** The address that links begin with. */
export function baseOf({ publicUrl }: Organisation): string {
  return publicUrl.replace(/\/+$/, '');
}

/** What the entry wanted of this letter. Its occasion may name what the item has left behind; its kind is still the same. */
function wantedBy(letter: StoredLetter, policy: Policy): Pick<LetterWanted, 'to' | 'people' | 'gathered'> {
  const { seq, entry, deadline, returns, extensionsGranted, notices } = letter;
  const after = { deadline, returns, extensionsGranted, notices, owner: { id: letter.ownerId, name: letter.owner } };
  const wanted = lettersFor({ seq, events: entry.events }, after, policy).filter(({ kind }) => kind === letter.kind);
  const mine = wanted.find(({ occasion }) => occasion === letter.occasion) ?? wanted[0];
  return mine ?? { to: [], people: [], gathered: false };
}

/** The names that events know by id or code only: who asked for an extension, which units co-operate. */
async function namesIn(
  { events }: Body,
  { officials }: Directory,
  database: Database,
): Promise<Readonly<Record<string, string>>> {
  const ids = events.flatMap((event) => ('extension' in event ? [event.extension.by] : []));
  const codes = events.flatMap((event) =>
    event.type === 'amended' && event.coUnits ? [...event.coUnits.from, ...event.coUnits.to] : [],
  );
  const units = codes.length > 0 ? await database.unit.findMany({ where: { code: { in: codes } } }) : [];
  return Object.fromEntries([
    ...officials.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]),
    ...units.map(({ code, name }) => [code, name]),
  ]);
}

function noticeOf({ kind, occasion, notices, noticed }: StoredLetter): Notice | null {
  if (!kind.startsWith('notice')) return null;
  const events = noticed?.events ?? [];
  const issued = events.flatMap((event) => (event.type === 'noticed' ? [event.notice] : []));
  return [...notices, ...issued].find(({ id }) => id === occasion) ?? null;
}

function itemOf(letter: StoredLetter): LetterItem {
  const { taskId, number, task, deadline, state, light, standards, percent, leadUnit, owner, leader } = letter;
  return {
    ...{ id: taskId, number, task, deadline, state, light, standards, percent, leadUnit, owner, leader },
    ...{ extensionsGranted: letter.extensionsGranted, returns: letter.returns },
    dueAt: letter.dueAt.getTime(),
    issuedAt: letter.issuedAt.getTime(),
    ladderFrom: letter.ladderFrom.getTime(),
    batch: { title: letter.title, documentNo: letter.documentNo },
    clocks: letter.agenda.filter((clock) => runs(clock, { state })),
  };
}

function reportOf(body: Body | null): LastReport | null {
  const report = body?.events.find((event) => event.type === 'reported');
  if (!body || !report) return null;
  return { at: body.at, by: body.actor?.name ?? '', percent: report.percent, done: report.done };
}

function returnOf(body: Body, standards: readonly Standard[]): ReturnNote | null {
  const event = body.events.find((one) => one.type === 'returned');
  if (!event) return null;
  const judged = standards.map(({ id, text }) => {
    const verdict = event.standards.find((standard) => standard.id === id);
    return { text, met: verdict?.met ?? null, note: verdict?.note ?? null };
  });
  return { by: body.actor?.name ?? '', at: body.at, reason: event.reason, standards: judged };
}
