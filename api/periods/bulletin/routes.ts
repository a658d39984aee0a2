import { fileBytes } from '../../http/files';
import { route } from '../../route';
import { periodParams } from '../schema';
import type { Form } from './files';
import { answerAs, forms } from './files';
import * as schema from './schema';
import { showSections, writeSections } from './sections';

const tag = 'periods';

/** A bulletin is public in the organisation: every account reads it whole. */
export const bulletinRoutes = [
  route({
    method: 'get',
    path: '/api/periods/{id}/bulletin',
    summary: '通报 The sections of a closed period’s bulletin that people write',
    description: 'The usual text stands where nobody has written any. The figures are locked.',
    tag,
    by: 'every account',
    params: periodParams,
    answers: { status: 200, schema: schema.bulletinAnswer },
    refuses: [409],
    handle: showSections,
  }),
  route({
    method: 'put',
    path: '/api/periods/{id}/bulletin',
    summary: 'Writes the sections of a bulletin; those left out have the usual text',
    description: 'Until its period is sealed; 409 afterwards.',
    tag,
    by: ['secretariat'],
    params: periodParams,
    body: schema.bulletinBody,
    conditional: true,
    answers: { status: 200, schema: schema.bulletinAnswer },
    refuses: [409, 412],
    handle: writeSections,
  }),
  file('html', 'The bulletin as a page that prints on A4'),
  file('docx', 'The bulletin as a .docx'),
  file('xlsx', 'The bulletin’s tables as an .xlsx, every entry among them'),
];

function file(form: Form, summary: string) {
  return route({
    method: 'get',
    path: `/api/periods/{id}/bulletin.${form}`,
    summary,
    description: 'Drawn from the frozen figures, in the language of Accept-Language. The same bytes each time.',
    tag,
    by: 'every account',
    params: periodParams,
    answers: { status: 200, schema: fileBytes, type: forms[form].type.replace(/;.*/, '') },
    refuses: [409, ...(form === 'xlsx' ? [413] : [])],
    handle: (request) => answerAs(form, request),
  });
}
