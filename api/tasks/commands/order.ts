import { dueAtOf } from '../../../domain/clocks/deadline';
import { endOf } from '../../../domain/clocks/zone';
import type { Amend, NewDeadline, Order, Report, Submit } from '../../../domain/item/command';
import { lastDayOf } from '../../../domain/periods/period';
import type { Database } from '../../../prisma/client';
import { findUnitName } from './data';
import { findEvidence } from './evidence';
import { findPerson } from './people/find';
import type { BodyOf, OfferedCommand } from './schema';
import { findCoUnits } from './units';

/** What a body is read with: the item, who sends it, the organisation's zone, the unit that leads the item, and the one whose part it is. */
export type Ordering = {
  readonly database: Database;
  readonly task: string;
  readonly sender: string;
  readonly zone: string;
  readonly leadUnit: string;
  /** How much evidence an item may have, MiB. */
  readonly evidenceMiB: number;
  /** The co-operating unit that the sender stands for; null for everybody else. */
  readonly coUnit: string | null;
};

/**
 * The order that a checked body amounts to: people, files and deadlines are found here, so that what is decided and
 * recorded holds them as they were. Throws a 422 where what is named is not there.
 */
export async function orderOf<Type extends OfferedCommand>(
  type: Type,
  body: BodyOf<Type>,
  by: Ordering,
): Promise<Order> {
  switch (type) {
    case 'report':
      return reported(body as BodyOf<'report'>, by);
    case 'submit':
      return submitted(body as BodyOf<'submit'>, by);
    case 'request-extension': {
      const { reason, deadline } = body as BodyOf<'request-extension'>;
      return { type: 'request-extension', reason, ...moved(deadline, by) };
    }
    case 'reopen': {
      const { reason, deadline } = body as BodyOf<'reopen'>;
      return { type: 'reopen', reason, ...(deadline !== undefined && { deadline: moved(deadline, by) }) };
    }
    case 'carry-over': {
      const { period, reason, deadline } = body as BodyOf<'carry-over'>;
      return {
        type: 'carry-over',
        period,
        quarterEnd: endOf(lastDayOf(period), by.zone),
        reason,
        ...moved(deadline, by),
      };
    }
    case 'amend':
      return amended(body as BodyOf<'amend'>, by);
    default:
      // Every other body has the fields of its order.
      return { type, ...body } as Order;
  }
}

async function reported({ evidence: ids, ...said }: BodyOf<'report'>, by: Ordering): Promise<Report> {
  const [evidence] = await findEvidence(by, [{ pointer: '/evidence', ids }]);
  const unit = by.coUnit === null ? null : await findUnitName(by.database, by.coUnit);
  return { type: 'report', ...said, ...(evidence && { evidence }), ...(unit && { unit }) };
}

async function submitted({ standards }: BodyOf<'submit'>, by: Ordering): Promise<Submit> {
  const named = standards.map(({ evidence: ids }, index) => ({ pointer: `/standards/${index}/evidence`, ids }));
  const found = await findEvidence(by, named);
  return {
    type: 'submit',
    standards: standards.map(({ evidence: _, ...said }, index) => {
      const evidence = found[index];
      return { ...said, ...(evidence && { evidence }) };
    }),
  };
}

async function amended({ owner, leader, coUnits, deadline, ...rest }: BodyOf<'amend'>, by: Ordering): Promise<Amend> {
  const find = (field: 'owner' | 'leader', text: string) => findPerson(by.database, { field, text }, by.leadUnit);
  return {
    type: 'amend',
    ...rest,
    ...(owner !== undefined && { owner: await find('owner', owner) }),
    ...(leader !== undefined && { leader: leader === null ? null : personOf(await find('leader', leader)) }),
    ...(coUnits !== undefined && { coUnits: await findCoUnits(by.database, coUnits) }),
    ...(deadline !== undefined && { deadline: moved(deadline, by) }),
  };
}

function personOf({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name };
}

/** A deadline as written, and the last instant on time under it. */
function moved(deadline: string, { zone }: Ordering): NewDeadline {
  return { deadline, dueAt: dueAtOf(deadline, zone) };
}
