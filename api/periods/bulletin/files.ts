import { pageOf } from '../../../bulletin/page';
import { wordDocumentOf } from '../../../bulletin/word-document';
import { workbookOf } from '../../../bulletin/workbook';
import { annexOf } from '../../../domain/bulletin/annex';
import { bulletinOf, titleOf } from '../../../domain/bulletin/bulletin';
import { periodWords } from '../../../domain/bulletin/words';
import type { Locale } from '../../../domain/locale';
import { disposition } from '../../http/disposition';
import { writeXlsx, xlsxType } from '../../http/files';
import type { Answer, Request } from '../../route';
import type { periodParams } from '../schema';
import { readWritten } from './data';
import type { Grounds } from './grounds';
import { closedOf, groundsOf } from './grounds';
import { keptOrMade } from './kept';

/** What a bulletin is handed out as. Each is the same, byte for byte, as long as nothing of it is written anew. */
export const forms = {
  html: {
    type: 'text/html; charset=utf-8',
    how: 'inline',
    make: async (grounds: Grounds) => Buffer.from(pageOf(bulletinOf(grounds))),
  },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    how: 'attachment',
    make: (grounds: Grounds) => wordDocumentOf(bulletinOf(grounds), grounds.closedAt),
  },
  xlsx: {
    type: xlsxType,
    how: 'attachment',
    make: (grounds: Grounds) => writeXlsx(workbookOf(bulletinOf(grounds), annexOf(grounds), grounds.closedAt)),
  },
} as const;
export type Form = keyof typeof forms;

type FileRequest = Request<typeof periodParams, undefined, undefined, undefined>;

/** Answers a bulletin in one of its forms, under its Chinese name or its English one. */
export async function answerAs(form: Form, { deps, params, locale }: FileRequest): Promise<Answer<Buffer>> {
  const { type, how, make } = forms[form];
  const { database } = deps;
  const period = await closedOf(database, params.id);
  const { version } = await readWritten(database, params.id);
  // All that a bulletin is made of: the rest stood still when its period was closed.
  const key = JSON.stringify([period.id, period.closedAt, version, locale, form]);
  const body = await keptOrMade(database, key, async () => make(await groundsOf(deps, period, locale)));
  const name = titleOf(periodWords(period.id)[locale], locale);
  return { body, headers: headersOf(type, how, `${name}.${form}`, locale) };
}

/** A page that runs nothing and fetches nothing; its own style is all that it may have. */
function headersOf(type: string, how: 'inline' | 'attachment', name: string, locale: Locale): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Disposition': disposition(how, name),
    'Content-Language': locale,
    'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Authorization, Accept-Language',
  };
}
