import { fileBytes } from '../http/files';
import { route } from '../route';
import { itemsNamingFile } from './data';
import { download } from './download';
import { evidenceTypes } from './kind';
import { evidenceAnswer, evidenceForm, evidenceParams } from './schema';
import { upload } from './upload';

export const evidenceRoutes = [
  route({
    method: 'post',
    path: '/api/evidence',
    summary: '上传材料 Takes a file in as evidence, to be named by a report or a submission',
    description:
      'Up to 20 MB: PDF, PNG, JPEG, WebP, docx, xlsx, pptx, txt or csv, judged by content. The name is kept without its path, with the ending of what the file is. What one person hands in within 24 hours is limited: 429 says when there is room again.',
    tag: 'evidence',
    by: ['official', 'unit_head', 'secretariat', 'leader'],
    form: { fields: evidenceForm, files: ['file'] },
    answers: { status: 201, schema: evidenceAnswer },
    handle: upload,
  }),
  route({
    method: 'get',
    path: '/api/evidence/{id}',
    summary: 'The file itself, as an attachment',
    description: 'For whoever uploaded it, and for those who see an item that names it. The ETag is its SHA-256.',
    tag: 'evidence',
    by: 'every account',
    params: evidenceParams,
    readsRecorded: true,
    concerns: async ({ deps, params }) => ({ tasks: await itemsNamingFile(deps.database, params.id) }),
    answers: { status: 200, schema: fileBytes, type: evidenceTypes },
    handle: download,
  }),
];
