import { dueAtOf } from '../../../../domain/clocks/deadline';
import type { Evidence, NewDeadline, Order } from '../../../../domain/item/command';
import type { Database } from '../../../../prisma/client';
import type { Account } from '../../../accounts/account';
import type { Fault } from '../../../problem';
import { problemsOf } from '../../../problem';
import type { BodyOf, OfferedCommand } from '../schema';
import { findPeople, ownEvidence } from './data';
import { orderProblems } from './wording';

/** What a body's dates, people and files are looked up with. */
export type OrderContext = { readonly database: Database; readonly account: Account; readonly zone: string };

/**
 * The order that a checked body amounts to. What the rules must not look up themselves is found here: people by their
 * address or name, deadlines as instants, evidence by its id. Throws `order_unclear` (422) naming each field.
 */
export async function orderOf(type: OfferedCommand, body: object, context: OrderContext): Promise<Order> {
  switch (type) {
    case 'report': {
      const { evidence, ...said } = body as BodyOf<'report'>;
      return { type, ...said, ...(evidence && { evidence: await filesOf(evidence, '/evidence', context) }) };
    }
    case 'submit':
      return { type, standards: await withFiles((body as BodyOf<'submit'>).standards, context) };
    case 'request-extension': {
      const { deadline, reason } = body as BodyOf<'request-extension'>;
      return { type, ...newDeadline(deadline, context), reason };
    }
    case 'reopen': {
      const { deadline, reason } = body as BodyOf<'reopen'>;
      return { type, reason, ...(deadline !== undefined && { deadline: newDeadline(deadline, context) }) };
    }
    case 'amend':
      return await amendment(body as BodyOf<'amend'>, context);
    default:
      // Every other body has the very fields of its order.
      return { type, ...body } as Order;
  }
}

async function amendment(
  { owner, leader, deadline, standards, reason }: BodyOf<'amend'>,
  context: OrderContext,
): Promise<Order> {
  const person = (given: string, pointer: string) => personOf(given, pointer, context);
  const newOwner = owner === undefined ? undefined : await person(owner, '/owner');
  const newLeader = leader === undefined || leader === null ? leader : await person(leader, '/leader');
  return {
    ...{ type: 'amend', reason },
    ...(newOwner && { owner: newOwner }),
    ...(newLeader !== undefined && { leader: newLeader && { id: newLeader.id, name: newLeader.name } }),
    ...(deadline !== undefined && { deadline: newDeadline(deadline, context) }),
    ...(standards && { standards }),
  };
}

function newDeadline(deadline: string, { zone }: OrderContext): NewDeadline {
  return { deadline, dueAt: dueAtOf(deadline, zone) };
}

async function personOf(given: string, pointer: string, { database }: OrderContext) {
  const found = await findPeople(database, given);
  const [one] = found;
  if (found.length === 1 && one) return { id: one.id, name: one.name, unit: one.unitCode };
  throw unclear(pointer, found.length === 0 ? 'person-unknown' : 'person-ambiguous', given);
}

async function withFiles(standards: BodyOf<'submit'>['standards'], context: OrderContext) {
  const whole = [];
  for (const [index, { evidence, ...said }] of standards.entries()) {
    const pointer = `/standards/${index}/evidence`;
    whole.push({ ...said, ...(evidence && { evidence: await filesOf(evidence, pointer, context) }) });
  }
  return whole;
}

/** Nobody hands in a file that another has uploaded. */
async function filesOf(
  ids: readonly string[],
  pointer: string,
  { database, account }: OrderContext,
): Promise<Evidence[]> {
  const files = new Map((await ownEvidence(database, ids, account.id)).map((file) => [file.id, file]));
  return ids.map((id) => {
    const file = files.get(id);
    if (!file) throw unclear(pointer, 'evidence-unknown', id);
    return file;
  });
}

function unclear(pointer: string, code: keyof typeof faults, value: string) {
  const fault: Fault = { in: 'body', pointer, code, message: faults[code], value };
  return problemsOf(orderProblems)('order_unclear', { errors: [fault] });
}

const faults = {
  'person-unknown': { 'zh-CN': '通讯录中没有此人，或已离任。', en: 'Nobody of that name or address is in office.' },
  'person-ambiguous': { 'zh-CN': '有同名人员，请改用邮箱。', en: 'Several people have that name; give the e-mail.' },
  'evidence-unknown': { 'zh-CN': '没有这份由您上传的佐证材料。', en: 'You have uploaded no such evidence.' },
};
