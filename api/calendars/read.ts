import type { z } from 'zod';
import type { Checked, Line } from '../../domain/calendars/check-notice';
import { checkNotice } from '../../domain/calendars/check-notice';
import { readNotice } from '../../domain/calendars/read-notice';
import { readSpreadsheet, SpreadsheetRefused } from '../../spreadsheet/read';
import type { previewQuery } from '../changes/schema';
import { ProblemError } from '../problem';
import type { Request } from '../route';
import { faultOf } from './present';
import type { calendarParams, noticeBody, noticeForm } from './schema';
import { calendarProblem } from './wording';

type Given = Pick<
  Request<typeof calendarParams, typeof previewQuery | undefined, typeof noticeBody, typeof noticeForm>,
  'body' | 'form'
>;

/** A notice without a fault, as it was given. */
export type SoundNotice = Pick<Checked, 'days' | 'warnings'> & { readonly source: string };

/** Reads the notice in a body or a file. Throws a 422 that names every fault. */
export async function readGiven(year: number, { body, form }: Given): Promise<SoundNotice> {
  const { source, lines, problems } = body ? { ...linesOf(body), problems: [] } : await readForm(year, form);
  const whole = body ? { pointer: '/off' } : { row: 1, column: '日期' };
  const checked = checkNotice(year, lines, whole);
  const faults = [...problems, ...(problems.length > 0 && lines.length === 0 ? [] : checked.problems)];
  if (faults.length > 0) throw calendarProblem('calendar_at_fault', { errors: faults.map(faultOf) });
  return { source, days: checked.days, warnings: checked.warnings };
}

function linesOf({ source, off, work = [], names = {} }: z.output<typeof noticeBody>) {
  const line = (type: Line['type']) => (day: string, at: number) => ({
    ...{ day, type, name: names[day] ?? '' },
    place: { pointer: `/${type}/${at}` },
  });
  return { source, lines: [...off.map(line('off')), ...work.map(line('work'))] };
}

async function readForm(year: number, form: Given['form']) {
  const file = form?.files.get('file');
  if (!form || !file) throw calendarProblem('file_missing');
  const workbook = await readSpreadsheet(file.bytes).catch((cause: unknown) => {
    if (!(cause instanceof SpreadsheetRefused)) throw cause;
    const words = { 'zh-CN': cause.wordRefusal('zh-CN'), en: cause.wordRefusal('en') };
    throw new ProblemError(cause.code, { status: cause.status, ...words }, {}, { cause });
  });
  return { source: form.fields.source, ...readNotice(workbook, year) };
}
