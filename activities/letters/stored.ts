import type { Clock } from '../../domain/clocks/clock';
import type { ExtensionRequest, Light, Notice, Request, Standard, State } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import type { LetterKind } from '../../domain/letters/letter';
import type { Database } from '../../prisma/client';

/** A letter of the outbox with its reader, its item and the entry that called for it, all as they are at one moment. */
export type StoredLetter = {
  readonly kind: LetterKind;
  readonly occasion: string;
  /** The ledger entry that called for it. */
  readonly seq: number;
  readonly messageId: string;
  readonly recipientId: string;
  readonly recipient: string;
  readonly email: string;
  readonly locale: string | null;
  readonly active: boolean;
  /** The kinds of letters that the reader goes without. */
  readonly quiet: readonly string[];
  readonly unitCode: string;
  readonly unit: string;
  readonly taskId: string;
  readonly number: number;
  readonly task: string;
  readonly deadline: string;
  readonly dueAt: Date;
  readonly issuedAt: Date;
  readonly ladderFrom: Date;
  readonly state: State;
  readonly light: Light;
  readonly percent: number;
  readonly returns: number;
  readonly standards: readonly Standard[];
  readonly agenda: readonly Clock[];
  readonly requests: readonly Request[];
  readonly extension: ExtensionRequest | null;
  readonly extensionsGranted: number;
  readonly notices: readonly Notice[];
  readonly reportMissing: string | null;
  readonly lastReportAt: Date | null;
  readonly ownerId: string;
  readonly owner: string;
  readonly leaderId: string | null;
  readonly leader: string | null;
  readonly leadUnitCode: string;
  readonly leadUnit: string;
  readonly title: string;
  readonly documentNo: string | null;
  /** The policy that the item runs under, as it was stored. */
  readonly policy: unknown;
  readonly entry: Body;
  readonly recordedAt: Date;
  readonly lastReport: Body | null;
  /** The entry that issued the notice which the letter speaks of; the item itself forgets its notices. */
  readonly noticed: Body | null;
  /** By the product's one clock, which a rehearsal may have moved. */
  readonly now: Date;
};

/** The texts of the ledger come as they are stored. */
type Row = Omit<StoredLetter, 'entry' | 'lastReport' | 'noticed'> & {
  readonly entry: string;
  readonly lastReport: string | null;
  readonly noticed: string | null;
};

/**
 * Reads a letter in one question. The newest report is searched for in the canonical text: quotes inside what people
 * wrote are escaped there, so nothing that a person writes can look like a report. Parts of co-operating units are left
 * out, since the report stands beside the item's percent.
 */
export async function loadLetter(database: Database, id: string): Promise<StoredLetter> {
  const [row] = await database.$queryRaw<Row[]>`
    SELECT l.kind, l.occasion, l.seq, l.message_id AS "messageId", r.id AS "recipientId", r.name AS recipient, r.email,
      r.locale, r.active, r.quiet, r.unit_code AS "unitCode", ru.name AS unit, t.id AS "taskId", t.number, t.task, t.deadline,
      t.due_at AS "dueAt", t.issued_at AS "issuedAt", t.ladder_from AS "ladderFrom", t.state, t.light, t.percent, t.returns,
      t.standards, t.agenda, t.requests, t.extension, t.extensions_granted AS "extensionsGranted", t.notices,
      t.report_missing AS "reportMissing", t.last_report_at AS "lastReportAt",
      t.owner_id AS "ownerId", o.name AS owner, t.leader_id AS "leaderId", c.name AS leader,
      t.lead_unit_code AS "leadUnitCode", u.name AS "leadUnit", b.title, b.document_no AS "documentNo",
      coalesce(p.policy, b.issued_under) AS policy, e.body AS entry, e.recorded_at AS "recordedAt",
      duban_now() AS now, (
        SELECT body FROM ledger WHERE task_id = t.id AND position('"type":"reported"' in body) > 0
          AND position('"part":true' in body) = 0 ORDER BY seq DESC LIMIT 1) AS "lastReport", (
        SELECT body FROM ledger WHERE task_id = t.id AND l.kind LIKE 'notice%'
          AND position('"type":"noticed"' in body) > 0 AND position('"id":"' || l.occasion || '"' in body) > 0
        ORDER BY seq LIMIT 1) AS noticed
    FROM letter l
      JOIN official r ON r.id = l.recipient_id JOIN unit ru ON ru.code = r.unit_code
      JOIN task t ON t.id = l.task_id JOIN batch b ON b.id = t.batch_id JOIN unit u ON u.code = t.lead_unit_code
      JOIN official o ON o.id = t.owner_id LEFT JOIN official c ON c.id = t.leader_id AND c.active
      JOIN ledger e ON e.task_id = l.task_id AND e.seq = l.seq
      LEFT JOIN policy_version p ON p.version = t.policy_version
    WHERE l.id = ${id}::uuid`;
  if (!row) throw new Error(`letter ${id} has no ledger entry`);
  const maybe = (text: string | null) => (text === null ? null : bodyOf(text));
  return { ...row, entry: bodyOf(row.entry), lastReport: maybe(row.lastReport), noticed: maybe(row.noticed) };
}

/** What the ledger keeps was written by this product as this type, and its hash guards it. */
function bodyOf(text: string): Body {
  return JSON.parse(text) as Body;
}
