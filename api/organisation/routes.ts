import type { Role } from '../../domain/people/roles';
import { route } from '../route';
import { leave } from './leave';
import * as schema from './schema';
import { close, rename } from './units';

const tag = 'organisation';
const by: readonly Role[] = ['secretariat', 'administrator'];
const follows =
  'Open items follow one by one, each with its history kept; 202 while they do, and GET /api/changes/{id} tells how far it is. Where items have to follow, only the secretariat may do it.';

export const organisationRoutes = [
  route({
    method: 'post',
    path: '/api/officials/{id}/leave',
    summary: '离任 Ends somebody’s time in office, and hands their open items to a successor',
    description: `The account and its tokens end at once. Without a successor, 409 names the open items. ${follows}`,
    tag,
    by,
    params: schema.officialParams,
    body: schema.leaveBody,
    answers: { status: 200, schema: schema.leaveAnswer },
    refuses: [409],
    handle: leave,
  }),
  route({
    method: 'patch',
    path: '/api/units/{code}',
    summary: 'Renames a unit',
    description: follows,
    tag,
    by,
    params: schema.unitParams,
    body: schema.renameBody,
    answers: { status: 200, schema: schema.unitAnswer },
    refuses: [409],
    handle: rename,
  }),
  route({
    method: 'post',
    path: '/api/units/{code}/merge',
    summary: '合并 Merges a unit into another, with its people, the units below it and its open items',
    description: `The unit is kept as closed, and its code is not given to another. ${follows}`,
    tag,
    by,
    params: schema.unitParams,
    body: schema.mergeBody,
    answers: { status: 200, schema: schema.unitAnswer },
    refuses: [409],
    handle: (request) => close(request, 'merge', request.body.into),
  }),
  route({
    method: 'post',
    path: '/api/units/{code}/close',
    summary: '撤销 Closes a unit; another takes over its people, the units below it and its open items',
    description: `The unit is kept as closed, and its code is not given to another. ${follows}`,
    tag,
    by,
    params: schema.unitParams,
    body: schema.closeBody,
    answers: { status: 200, schema: schema.unitAnswer },
    refuses: [409],
    handle: (request) => close(request, 'close', request.body.successor),
  }),
];
