import { once } from '../../idempotency/once';
import { route } from '../../route';
import { importDirectory } from './import-directory';
import { readFiles } from './read-files';
import { importAnswer, importForm } from './schema';

export const directoryImportRoutes = [
  route({
    method: 'post',
    path: '/api/directory/import',
    summary: 'Creates and updates units by code and officials by e-mail, from CSV or .xlsx',
    description:
      'All or nothing: where any cell is at fault, errors names its file, row and column. Who is missing from a file is left as they are.',
    tag: 'directory',
    by: ['administrator', 'secretariat'],
    form: { fields: importForm, files: ['units', 'officials'] },
    answers: { status: 200, schema: importAnswer },
    refuses: [413, 415, 422],
    async handle(request) {
      const files = await readFiles(request.form?.files ?? new Map());
      return once(request, 200, (on) => importDirectory(on, files, request), { timeoutMs: 60_000 });
    },
  }),
];
