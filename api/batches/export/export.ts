import { wallClock } from '../../../domain/clocks/zone';
import type { Locale } from '../../../domain/locale';
import { progressTexts } from '../../../domain/table/export/progress';
import type { RowToTell } from '../../../domain/table/export/standard';
import { standardTable } from '../../../domain/table/export/standard';
import type { NewWorkbook } from '../../../spreadsheet/write';
import { disposition } from '../../http/disposition';
import { writeXlsx, xlsxType } from '../../http/files';
import { problem } from '../../problem';
import type { Answer, Request } from '../../route';
import type { StoredBatch } from '../data';
import { findBatch } from '../data';
import type { StoredRow } from '../rows/data';
import { allRows } from '../rows/data';
import { asOfToday, contextOf } from '../rows/present-day';
import type { batchParams } from '../schema';
import type { StoredProgress } from './data';
import { findFile, progressOf } from './data';
import { fillOriginal } from './original';

type ExportRequest = Request<typeof batchParams, undefined, undefined, undefined>;

/**
 * Hands a batch out as an .xlsx: in the layout that it came in, with progress filled in; in the product's own where it
 * came as something else. A draft as its rows stand. The same state gives the same bytes.
 */
export async function exportBatch(request: ExportRequest): Promise<Answer<Buffer>> {
  const { deps, params, locale } = request;
  const on = deps.database;
  const batch = await findBatch(on, params.id);
  if (!batch) throw problem('not_found');
  const stored = await allRows(on, batch.id);
  const progress = batch.committed ? await progressOf(on, batch.id) : { items: [], recordedAt: null };
  const current = batch.committed ? stored : await asOfToday(on, request, batch, stored);
  const rows = current.map((row, at) => rowToTell(row, progress.items[at], locale));
  const at = (progress.recordedAt ?? batch.createdAt).getTime();

  const context = await contextOf(on, request, batch);
  const file = await findFile(on, batch.id);
  const { mapping } = batch.source;
  const filled = file && (await fillOriginal(file, { rows, mapping, context, locale, at }));
  const body = filled ?? (await writeXlsx(standard(batch, rows, { ...context, locale, at })));
  return {
    body,
    headers: {
      'Content-Type': xlsxType,
      'Content-Disposition': disposition('attachment', `${batch.title.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')}.xlsx`),
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Authorization, Accept-Language',
    },
  };
}

function rowToTell({ read }: StoredRow, item: StoredProgress | undefined, locale: Locale): RowToTell {
  if (!item) return { read, progress: null };
  const { ownerName, ownerEmail, ...stands } = item;
  const ownerNow = read.owner?.toLowerCase() === ownerEmail.toLowerCase() ? null : ownerName;
  return { read, progress: progressTexts({ ...stands, ownerNow }, locale) };
}

type Setting = Parameters<typeof standardTable>[1] & { readonly zone: string; readonly at: number };

function standard(batch: StoredBatch, rows: readonly RowToTell[], setting: Setting): NewWorkbook {
  const { locale, zone, at } = setting;
  const asOf = wallClock(at, zone).slice(0, 16);
  const words = batch.committed
    ? { 'zh-CN': `共 ${rows.length} 项　进展截至 ${asOf}`, en: `${rows.length} items, as of ${asOf}` }
    : { 'zh-CN': `共 ${rows.length} 项　草稿`, en: `${rows.length} rows of a draft` };
  const note = [batch.documentNo ?? '', words[locale]].filter((part) => part !== '').join('　');
  const name = locale === 'zh-CN' ? '推进表' : 'Table';
  const sheet = { name, title: batch.title, note, ...standardTable(rows, setting) };
  return { title: batch.title, creator: 'Duban', at, sheets: [sheet] };
}
