import type { Request as HttpRequest } from 'express';
import { canonical } from '../../domain/ledger/canonical';
import { problem } from '../problem';
import type { Checked, Route } from '../route';
import { readBytes } from './bytes';
import { check } from './check';
import type { RawForm } from './form';
import { hashForm, readForm, sha256 } from './form';
import { readJson } from './json';

/** What a form may weigh as a whole: each of its files may have 20 MB. */
const fileMiB = 20;

/** What of a route says which bodies it takes. */
type Taking = Pick<Route, 'body' | 'form' | 'jsonMiB'>;

/** A body, checked, and the hash of what it says. */
export type CheckedBody = Pick<Checked, 'body' | 'form'> & { readonly bodyHash: string };

/** Reads and checks the body of a request by what it is: JSON, or a form where the route takes one. */
export async function readBody(request: HttpRequest, route: Taking): Promise<CheckedBody> {
  const limits = { json: route.jsonMiB ?? 1, form: fileMiB * (route.form?.files.length ?? 0) + 1 };
  const { isForm, bytes } = await readBytes(request, limits);
  if (isForm && !route.form) throw problem('form_not_taken');
  if (isForm) return checkForm(await readForm(bytes), route);
  const value = readJson(bytes);
  if (route.form && !route.body) return checkJsonAsForm(value, route);
  const body = route.body ? check(route.body, value, 'body') : requireEmpty(value);
  return { body, form: null, bodyHash: sha256(canonical(value)) };
}

function checkForm(raw: RawForm, route: Taking): CheckedBody {
  const form = route.form;
  if (!form) throw problem('form_not_taken');
  const unknown = [...raw.files.keys()].filter((name) => !form.files.includes(name));
  if (unknown.length > 0) throw problem('invalid_request', { errors: unknown.map(unknownFile) });
  const tooLarge = [...raw.files.values()].some(({ bytes }) => bytes.length > fileMiB * 1024 * 1024);
  if (tooLarge) throw problem('body_too_large', { params: { limit: fileMiB } });
  const fields = check(form.fields, { ...raw.fields }, 'form');
  return { body: null, form: { fields, files: raw.files }, bodyHash: hashForm(raw) };
}

/** A route that takes only a form, called without one, is told what the form lacks. */
function checkJsonAsForm(value: unknown, route: Taking): CheckedBody {
  const fields = route.form ? check(route.form.fields, value, 'form') : {};
  return { body: null, form: { fields, files: new Map() }, bodyHash: sha256(canonical(value)) };
}

function requireEmpty(value: unknown): Record<string, never> {
  if (typeof value === 'object' && value !== null && Object.keys(value).length === 0 && !Array.isArray(value))
    return {};
  throw problem('invalid_request', { errors: [{ in: 'body', pointer: '', code: 'not_empty', message: nothingTaken }] });
}

const nothingTaken = {
  'zh-CN': '此处不接受内容，正文须为空或 {}。',
  en: 'takes nothing: leave the body out, or send {}',
};

function unknownFile(name: string) {
  const message = { 'zh-CN': '不认识的文件字段。', en: 'is not a file that this form takes' };
  return { in: 'form' as const, pointer: `/${name}`, code: 'unrecognized_keys', message };
}
