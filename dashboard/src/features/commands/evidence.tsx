import { Form } from 'antd';
import { useRef } from 'react';
import { problemOf, Refused } from '../../api/problem';
import { credentials } from '../../api/session';
import type { Evidence } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import type { Name } from './fields';
import { commandWords } from './words';

/** A file on its way: without an id until it is there; with what went wrong where it did. */
export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly id: string | null;
  readonly failed: string | null;
};

/** Files that go up as soon as they are chosen; the body then names those that have arrived ({@link idsOf}). */
export function EvidenceField({ name }: { readonly name: Name }) {
  const words = useWords(commandWords);
  const settled = {
    validator: async (_: unknown, uploads: readonly Upload[] = []) => {
      if (uploads.some(({ failed }) => failed !== null)) throw new Error(words.uploadFailed);
      if (uploads.some(({ id }) => id === null)) throw new Error(words.uploadRunning);
    },
  };
  return (
    <Form.Item
      name={typeof name === 'string' ? name : [...name]}
      label={`${words.evidence}${words.optional}`}
      extra={words.evidenceHint}
      rules={[settled]}
    >
      <Uploads />
    </Form.Item>
  );
}

/** The ids of the files that have arrived; undefined where there are none. */
export function idsOf(uploads: unknown): string[] | undefined {
  const ids = ((uploads ?? []) as readonly Upload[]).flatMap(({ id }) => id ?? []);
  return ids.length > 0 ? ids : undefined;
}

type Control = {
  readonly id?: string;
  readonly value?: readonly Upload[];
  readonly onChange?: (uploads: readonly Upload[]) => void;
};

function Uploads({ id, value = [], onChange }: Control) {
  const words = useWords(commandWords);
  const { locale } = useLanguage();
  const latest = useRef(value);
  const put = (uploads: readonly Upload[]) => {
    latest.current = uploads;
    onChange?.(uploads);
  };
  const settle = (key: number, change: Partial<Upload>) =>
    put(latest.current.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const add = (files: FileList | null) => {
    for (const file of files ?? []) {
      const key = Math.random();
      put([...latest.current, { key, name: file.name, id: null, failed: null }]);
      send(file, locale).then(
        (evidence) => settle(key, { id: evidence.id }),
        (error: Error) => settle(key, { failed: error.message || words.uploadFailed }),
      );
    }
  };
  return (
    <>
      <input
        id={id}
        type="file"
        multiple
        onChange={({ target }) => {
          add(target.files);
          target.value = '';
        }}
      />
      <ul className="bare" role="status">
        {value.map(({ key, name, id: there, failed }) => (
          <li key={key}>
            {name} · {failed ? `⚠ ${failed}` : there ? `✓ ${words.uploaded}` : words.uploading}{' '}
            <button
              type="button"
              className="plain"
              onClick={() => put(latest.current.filter((one) => one.key !== key))}
              aria-label={fill(words.remove, { name })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

async function send(file: File, locale: string): Promise<Evidence> {
  const body = new FormData();
  body.set('file', file);
  const headers = { 'accept-language': locale, ...credentials() };
  const answer = await fetch('/api/evidence', { method: 'POST', headers, body });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, problemOf(said, answer.statusText));
  return said as Evidence;
}
