import type { WorkCalendar } from '../../domain/clocks/calendar';
import type { Clock } from '../../domain/clocks/clock';
import { runs } from '../../domain/clocks/clock';
import { dayOf } from '../../domain/clocks/zone';
import type { Light, Standard, State } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import type { LetterKind } from '../../domain/letters/letter';
import { stillMatters } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { locales } from '../../domain/locale';
import type { Directory } from '../../domain/people/directory';
import type { Policy } from '../../domain/policy';
import { defaultPolicy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import { relationsFor, standingOf } from './concern';
import type { LastReport, LetterFacts, LetterItem, ReturnNote } from './letter-facts';
import type { StoredLetter } from './stored';
import { loadEntry, loadLastReport, loadLetter, loadNow } from './stored';

/** What letters of one organisation have in common. */
export type Organisation = {
  readonly publicUrl: string;
  readonly zone: string;
  readonly locale: Locale;
  readonly calendar: WorkCalendar | undefined;
};

/** What a letter is written from; or why there is nothing to write any more, in plain words for the mail log. */
export type Found = { readonly facts: LetterFacts } | { readonly moot: string };

/** Reads a letter's facts as they are now, and checks once more that its matter and its reader still stand. */
export async function findFacts(
  database: Database,
  organisation: Organisation,
  directory: () => Promise<Directory>,
  id: string,
): Promise<Found> {
  const letter = await loadLetter(database, id);
  const { task, recipient } = letter;
  const kind = letter.kind as LetterKind;
  const item = itemOf(letter);
  if (!stillMatters({ kind, occasion: letter.occasion }, { ...item, returns: task.returns }))
    return { moot: `the matter is over: the item is ${item.state}, its deadline ${item.deadline}` };
  if (!recipient.active) return { moot: 'the recipient has left office' };

  const now = await loadNow(database);
  const entry = await loadEntry(database, task.id, letter.seq);
  const policy = policyOf(task.batch.issuedUnder);
  const concerned = { owner: task.ownerId, leader: task.leaderId, leadUnit: task.leadUnitCode };
  const to = relationsFor(kind, entry.events, policy);
  const standing = standingOf(recipient.id, to, concerned, await directory(), dayOf(now, organisation.zone));
  if (!standing) return { moot: 'the recipient is no longer concerned with the item' };

  const ofUnit = standing.as === 'unit_head' && recipient.unitCode !== task.leadUnitCode ? recipient.unit.name : null;
  return {
    facts: {
      kind,
      locale: localeOf(recipient.locale) ?? organisation.locale,
      zone: organisation.zone,
      calendar: organisation.calendar,
      policy,
      now,
      since: entry.recordedAt,
      reader: { name: recipient.name, address: recipient.email },
      concern: { ...standing, ofUnit },
      item,
      steps: entry.events.flatMap((event) => (event.type === 'escalated' ? event.steps : [])),
      by: entry.events.find((event) => event.type === 'reminded')?.by ?? null,
      lastReport: reportOf(await loadLastReport(database, task.id)),
      returned: returnOf(entry, item.standards),
      messageId: letter.messageId,
      link: `${organisation.publicUrl.replace(/\/+$/, '')}/tasks/${task.id}`,
    },
  };
}

/** The read model's columns were written from an `Item`, so they read back as its types. */
function itemOf({ task }: StoredLetter): LetterItem {
  const state = task.state as State;
  return {
    id: task.id,
    number: task.number,
    task: task.task,
    deadline: task.deadline,
    dueAt: task.dueAt.getTime(),
    state,
    light: task.light as Light,
    standards: task.standards as unknown as readonly Standard[],
    percent: task.percent,
    issuedAt: task.issuedAt.getTime(),
    leadUnit: task.leadUnit.name,
    owner: task.owner.name,
    leader: task.leader?.active ? task.leader.name : null,
    batch: task.batch,
    clocks: (task.agenda as unknown as readonly Clock[]).filter((clock) => runs(clock, { state })),
  };
}

function policyOf(issuedUnder: unknown): Policy {
  return { ...defaultPolicy, ...(issuedUnder as Partial<Policy> | null) };
}

function localeOf(text: string | null): Locale | undefined {
  return locales.find((locale) => locale === text);
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
