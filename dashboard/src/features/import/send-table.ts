import { problemOf, Refused, unreachable } from '../../api/problem';
import { credentials } from '../../api/session';
import type { Draft } from '../../api/types';
import { chosenLanguage } from '../../words/chosen';

/** A table to be read, as the person describes it. */
export type Table = {
  readonly file: File;
  readonly title: string;
  readonly year: string;
  readonly documentNo: string;
  readonly sheet?: string | undefined;
  /** Field to heading or letter, where the person says it. */
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  /** It was imported before, and is meant to be again. */
  readonly again?: boolean | undefined;
};

/**
 * Sends a table to be read into a draft; `onShare` hears how much is there, 0 to 1 (`fetch` does not tell).
 * @throws Refused for everything but success.
 */
export function sendTable(table: Table, key: string, onShare: (share: number) => void): Promise<Draft> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/batches');
    const headers = { 'accept-language': chosenLanguage(), 'idempotency-key': key, ...credentials() };
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onShare(total === 0 ? 1 : loaded / total);
    request.upload.onload = () => onShare(1);
    request.onerror = () => reject(new Refused(0, unreachable));
    request.onload = () => {
      const said = readJson(request.responseText);
      if (request.status < 300) resolve(said as Draft);
      else reject(new Refused(request.status, problemOf(said)));
    };
    request.send(formOf(table));
  });
}

function formOf({ file, title, year, documentNo, sheet, mapping, again }: Table): FormData {
  const form = new FormData();
  form.set('title', title.trim());
  form.set('year', year.trim());
  if (documentNo.trim()) form.set('documentNo', documentNo.trim());
  if (sheet) form.set('sheet', sheet);
  if (mapping && Object.keys(mapping).length > 0) form.set('mapping', JSON.stringify(mapping));
  if (again) form.set('again', 'true');
  form.set('file', file);
  return form;
}

/** What a gateway answers in between is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
