import { runs } from '../../domain/clocks/clock';
import { dayOf } from '../../domain/clocks/zone';
import type { Standard } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import { lettersFor, stillMatters } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import type { Directory } from '../../domain/people/directory';
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
export type Found = { readonly facts: LetterFacts } | { readonly moot: string };

/** Reads a letter's facts as they are now, and checks once more that its matter and its reader still stand. */
export async function findFacts(
  database: Database,
  organisation: Organisation,
  directory: () => Promise<Directory>,
  id: string,
): Promise<Found> {
  const letter = await loadLetter(database, id);
  const { entry, kind, now } = letter;
  if (!stillMatters(letter, letter))
    return { moot: `事项已了结 · the matter is over: the item is ${letter.state}, its deadline ${letter.deadline}` };
  if (!letter.active) return { moot: '收信人已离任 · the recipient has left office' };

  const policy = policyOf(letter.issuedUnder);
  const concerned = { owner: letter.ownerId, leader: letter.leaderId, leadUnit: letter.leadUnitCode };
  const wanted = lettersFor({ seq: letter.seq, events: entry.events }, letter, policy);
  const to = wanted.find((one) => one.kind === kind)?.to ?? [];
  const day = dayOf(now.getTime(), organisation.zone);
  const standing = standingOf(letter.recipientId, to, concerned, await directory(), day);
  if (!standing) return { moot: '收信人与此事项已无关 · the recipient is no longer concerned with the item' };

  const ofUnit = standing.as === 'unit_head' && letter.unitCode !== letter.leadUnitCode ? letter.unit : null;
  return {
    facts: {
      kind,
      locale: locales.find((locale) => locale === letter.locale) ?? organisation.locale,
      zone: organisation.zone,
      calendar: (await organisation.calendars.inForce()).calendar,
      policy,
      now: now.getTime(),
      since: letter.recordedAt.getTime(),
      reader: { name: letter.recipient, address: letter.email },
      concern: { ...standing, ofUnit },
      item: itemOf(letter),
      steps: entry.events.flatMap((event) => (event.type === 'escalated' ? event.steps : [])),
      by: entry.events.find((event) => event.type === 'reminded')?.by ?? null,
      lastReport: reportOf(letter.lastReport),
      returned: returnOf(entry, letter.standards),
      messageId: letter.messageId,
      link: `${organisation.publicUrl.replace(/\/+$/, '')}/tasks/${letter.taskId}`,
    },
  };
}

function itemOf(letter: StoredLetter): LetterItem {
  const { taskId, number, task, deadline, state, light, standards, percent, leadUnit, owner, leader } = letter;
  return {
    ...{ id: taskId, number, task, deadline, state, light, standards, percent, leadUnit, owner, leader },
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
