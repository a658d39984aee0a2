import type { Checked, Concerns } from '../../route';
import { route } from '../../route';
import { commandId } from '../../tasks/commands/carry-out';
import { approveCarryOver, askForCarryOver, rejectCarryOver } from './carry-over';
import { readCarryOverId } from './carry-over-id';
import { listCarryOvers } from './list';
import * as schema from './schema';
import { showUnsettled } from './unsettled';

const tag = 'periods';
const seen =
  'Secretariat, leaders, auditors and administrators see the whole quarter; everybody else the items that they may see.';

/** What holds a quarter (季清), and how it is carried over (结转). */
export const quarterRoutes = [
  route({
    method: 'get',
    path: '/api/periods/{period}/unsettled',
    summary: '未清事项 The items due by a quarter’s end that are not settled, by unit and person',
    description: `Due goes by the deadline in force when the quarter began, or at the item’s issue; settled as things stand now: accepted, cancelled, suspended, or carried over beyond the quarter. ${seen}`,
    tag,
    by: 'every account',
    params: schema.quarterParams,
    query: schema.unsettledQuery,
    answers: { status: 200, schema: schema.unsettledAnswer },
    handle: showUnsettled,
  }),
  route({
    method: 'get',
    path: '/api/periods/{period}/carry-overs',
    summary: '结转 The carry-overs asked for out of a quarter, and what became of each',
    description: seen,
    tag,
    by: 'every account',
    params: schema.quarterParams,
    query: schema.carryOversQuery,
    answers: { status: 200, schema: schema.carryOverPage },
    handle: listCarryOvers,
  }),
  route({
    method: 'post',
    path: '/api/periods/{period}/carry-overs',
    summary: '申请结转 Asks for an item to be carried over out of a quarter; a leader decides',
    description:
      'The secretariat’s. The new deadline lies after the quarter, and counts as none of the extensions allowed.',
    tag,
    by: 'every account',
    params: schema.quarterParams,
    body: schema.carryOverBody,
    conditional: true,
    answers: { status: 201, schema: schema.carryOverAnswer },
    refuses: [403, 409, 412],
    concerns: (request) => ({ tasks: [request.body.task], commands: [commandId(request)] }),
    handle: askForCarryOver,
  }),
  route({
    method: 'post',
    path: '/api/periods/{period}/carry-overs/{id}/approve',
    summary: '批准结转 Approves a carry-over: the deadline moves, and the present escalation ends',
    tag,
    by: 'every account',
    params: schema.carryOverParams,
    body: schema.decisionBody,
    conditional: true,
    answers: { status: 200, schema: schema.carryOverAnswer },
    refuses: [403, 409, 412],
    concerns: deciding,
    handle: approveCarryOver,
  }),
  route({
    method: 'post',
    path: '/api/periods/{period}/carry-overs/{id}/reject',
    summary: '驳回结转 Rejects a carry-over, with a reason',
    tag,
    by: 'every account',
    params: schema.carryOverParams,
    body: schema.refusalBody,
    conditional: true,
    answers: { status: 200, schema: schema.carryOverAnswer },
    refuses: [403, 409, 412],
    concerns: deciding,
    handle: (request) => rejectCarryOver(request, request.body.reason),
  }),
];

type Deciding = Pick<Checked, 'id' | 'idempotency'> & { readonly params: { readonly id: string } };

function deciding(request: Deciding): Concerns {
  return { tasks: [readCarryOverId(request.params.id).task], commands: [commandId(request)] };
}
