import { createHash } from 'node:crypto';
import busboy from 'busboy';
import { canonical } from '../../domain/ledger/canonical';
import { problem } from '../problem';
import type { Upload } from '../route';
import { unstorable } from './json';

/** A form as sent: each name once. */
export type RawForm = { readonly fields: Record<string, string>; readonly files: Map<string, Upload> };

/**
 * Takes a multipart form apart. The boundary is read from the body's own first line, so that a wrong label does no
 * harm. A name that comes twice, or a form cut short, is refused.
 */
export async function readForm(bytes: Buffer): Promise<RawForm> {
  const [firstLine = ''] = bytes.subarray(0, 300).toString('latin1').split('\r\n', 1);
  const boundary = firstLine.slice(2);
  if (boundary === '' || boundary.length > 200) throw problem('invalid_form');
  const form: RawForm = { fields: Object.create(null) as Record<string, string>, files: new Map() };
  if (boundary.endsWith('--') && bytes.length <= firstLine.length + 2) return form;
  const parser = openParser(boundary);
  await new Promise<void>((resolve, reject) => {
    const refuse = (cause?: unknown) => reject(problem('invalid_form', {}, { cause }));
    parser.on('field', (name, value, { valueTruncated }) => {
      const taken = Object.hasOwn(form.fields, name) || form.files.has(name);
      if (taken || valueTruncated || unstorable(name + value)) refuse();
      form.fields[name] = value;
    });
    parser.on('file', (name, stream, { filename }) => {
      if (Object.hasOwn(form.fields, name) || form.files.has(name)) refuse();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => form.files.set(name, { name: filename ?? '', bytes: Buffer.concat(chunks) }));
      stream.on('error', refuse);
    });
    for (const event of ['error', 'fieldsLimit', 'filesLimit', 'partsLimit']) parser.on(event, refuse);
    parser.on('close', resolve);
    parser.end(bytes);
  });
  return form;
}

function openParser(boundary: string): busboy.Busboy {
  try {
    return busboy({
      headers: { 'content-type': `multipart/form-data; boundary="${boundary.replaceAll('"', '')}"` },
      defParamCharset: 'utf8',
      limits: { fields: 100, files: 10, fieldSize: 1024 * 1024 },
    });
  } catch (cause) {
    throw problem('invalid_form', {}, { cause });
  }
}

/** The SHA-256 of what a form says; boundaries differ from try to try. */
export function hashForm(form: RawForm): string {
  const files = [...form.files].map(([field, { name, bytes }]) => [field, name, sha256(bytes)]);
  return sha256(canonical({ fields: { ...form.fields }, files: files.sort() }));
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
