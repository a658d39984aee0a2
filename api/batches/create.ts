import type { z } from 'zod';
import type { Policy } from '../../domain/policy';
import { readGivenRow } from '../../domain/table/given-row';
import { sha256 } from '../http/form';
import { once } from '../idempotency/once';
import { requireSoundDraft, whenOf } from '../policies/validate';
import type { Answer, Request } from '../route';
import type { NewBatch } from './data';
import { createBatch, findSameFile } from './data';
import { rowGrounds } from './directory/data';
import type { BatchFile } from './export/data';
import { keepFile } from './export/data';
import { presentFaults, presentRow } from './present';
import { readFile } from './read-file';
import type { StoredRow } from './rows/data';
import { faultsOf, putRows } from './rows/data';
import { rowsGiven, rowsOfTable } from './rows/reading';
import type { batchForm, batchRequest, draftAnswer } from './schema';
import { maxRows } from './schema';
import { batchProblem } from './wording';

type CreateRequest = Request<undefined, undefined, typeof batchRequest, typeof batchForm>;
type Draft = Pick<NewBatch, 'source' | 'fileName' | 'fileHash'> & {
  readonly rows: readonly StoredRow[];
  /** Kept, since it has a layout of its own to be handed out in again. */
  readonly file: BatchFile | null;
  /** The person knows that the file was taken before. */
  readonly again: boolean;
};

/** Makes a draft of a table or of rows; it keeps every row, the faulty ones too. */
export async function createDraft(request: CreateRequest): Promise<Answer<z.input<typeof draftAnswer>>> {
  const { deps, account, locale } = request;
  const { title, year, documentNo = null, policy = {} } = about(request);
  const draft = await readDraft(request);
  return once(
    request,
    201,
    async (on) => {
      if (Object.keys(policy).length > 0) await requireSoundDraft(on, policy as Partial<Policy>, whenOf(request));
      if (draft.fileHash && !draft.again) await refuseSameFile(on, draft.fileHash, draft.source.sheet, deps.settings);
      const { fileHash, fileName, source, rows } = draft;
      const about = { title, year, documentNo, policy, createdBy: account.id };
      const id = await createBatch(on, { ...about, source, fileName, fileHash });
      await putRows(on, id, rows);
      if (draft.file) await keepFile(on, id, draft.file);
      const { problems, warnings } = await faultsOf(on, id);
      return {
        ...{ id, state: 'draft' as const, rowCount: rows.length },
        ...presentFaults({ problems, warnings: [...source.warnings, ...warnings] }, locale),
        rows: rows.map(presentRow),
      };
    },
    { timeoutMs: 60_000 },
  );
}

function about({
  body,
  form,
}: CreateRequest): Pick<z.output<typeof batchRequest>, 'title' | 'year' | 'documentNo' | 'policy'> {
  const given = body ?? form?.fields;
  if (!given) throw batchProblem('file_missing');
  return given;
}

async function readDraft(request: CreateRequest): Promise<Draft> {
  const { deps, body, form, now } = request;
  const { year } = about(request);
  const context = { year, zone: deps.settings.DUBAN_TIMEZONE, now, ...(await rowGrounds(deps.database)) };
  if (body) {
    const count = body.rows.length;
    if (count > maxRows) throw batchProblem('too_many_rows', { params: { count, limit: maxRows } });
    const rows = rowsGiven(body.rows.map((given, at) => readGivenRow(at + 1, given, context)));
    const source = { sheet: null, mapping: {}, warnings: [] };
    return { rows, source, file: null, fileName: null, fileHash: null, again: false };
  }
  const file = form?.files.get('file');
  if (!form || !file) throw batchProblem('file_missing');
  const { sheet, mapping, again = false } = form.fields;
  const table = await readFile(file.bytes, { sheet, mapping }, context);
  const { rows, aboutTable } = rowsOfTable(table);
  const source = { sheet: table.sheet, mapping: table.mapping, warnings: aboutTable };
  const { bytes, name } = file;
  return { rows, source, file: { bytes, name, sheet: table.sheet }, fileName: name, fileHash: sha256(bytes), again };
}

/** The same file is noticed, unless the person says that it is meant: another sheet of it is another table. */
async function refuseSameFile(
  on: Parameters<typeof findSameFile>[0],
  fileHash: string,
  sheet: string | null,
  { PUBLIC_URL }: { readonly PUBLIC_URL: string },
): Promise<void> {
  const earlier = await findSameFile(on, fileHash, sheet);
  if (!earlier) return;
  const link = new URL(`/api/batches/${earlier.id}`, PUBLIC_URL).href;
  throw batchProblem('same_file', { params: { title: earlier.title, link }, members: { batch: earlier.id, link } });
}
