import { useRef } from 'react';
import { useWide } from '../../components/use-wide';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { upload } from './upload';
import { commandWords } from './words';

/** A file on its way: without an id until it is there; with what went wrong where it did. */
export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly id: string | null;
  readonly failed: string | null;
  /** How much of it is there, 0 to 1. */
  readonly share?: number;
};

/** What is on its way from this page: of a draft that a reload brings back only what had arrived is still there. */
const files = new Map<number, File>();

/** Whether a file neither is there nor comes any more. */
export function isLost({ key, id, failed }: Upload): boolean {
  return failed !== null || (id === null && !files.has(key));
}

type Control = {
  readonly id?: string;
  readonly value?: readonly Upload[];
  readonly onChange?: (uploads: readonly Upload[]) => void;
};

/** Files to be chosen, or photos to be taken; each goes up at once, says how far it is, and can be tried again. */
export function Uploads({ id, value = [], onChange }: Control) {
  const words = useWords(commandWords);
  const wide = useWide();
  const latest = useRef(value);
  latest.current = value;
  const put = (uploads: readonly Upload[]) => {
    latest.current = uploads;
    onChange?.(uploads);
  };
  const settle = (key: number, change: Partial<Upload>) =>
    put(latest.current.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const send = (key: number, file: File) => {
    files.set(key, file);
    upload(file, (share) => settle(key, { share: Math.round(share * 100) / 100 })).then(
      (evidence) => {
        files.delete(key);
        settle(key, { id: evidence.id, name: evidence.name });
      },
      (error: Error) => settle(key, { failed: error.message || words.uploadFailed }),
    );
  };
  const add = (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      const key = Math.random();
      put([...latest.current, { key, name: file.name, id: null, failed: null }]);
      send(key, file);
    }
  };
  const again = (key: number, file: File) => {
    settle(key, { failed: null, share: 0 });
    send(key, file);
  };
  const remove = (key: number) => {
    files.delete(key);
    put(latest.current.filter((one) => one.key !== key));
  };
  return (
    <>
      <div className="pickers">
        <Picker {...(id && { id })} label={words.chooseFiles} multiple onPick={add} />
        {!wide && <Picker label={words.takePhoto} accept="image/*" capture="environment" onPick={add} />}
      </div>
      <ul className="bare" role="status">
        {value.map((one) => (
          <li key={one.key}>
            {one.name} · <Progress upload={one} />{' '}
            {one.failed && files.has(one.key) && (
              <button type="button" className="plain" onClick={() => again(one.key, files.get(one.key) as File)}>
                {words.uploadAgain}
              </button>
            )}{' '}
            <button
              type="button"
              className="plain"
              onClick={() => remove(one.key)}
              aria-label={fill(words.remove, { name: one.name })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Progress({ upload: one }: { readonly upload: Upload }) {
  const words = useWords(commandWords);
  if (one.id) return <>✓ {words.uploaded}</>;
  if (one.failed) return <>⚠ {one.failed}</>;
  if (isLost(one)) return <>⚠ {words.uploadLost}</>;
  return (
    <>
      {words.uploading} <progress max={1} value={one.share ?? 0} aria-label={one.name} />
    </>
  );
}

type PickerProps = {
  readonly id?: string;
  readonly label: string;
  readonly onPick: (files: FileList | null) => void;
  readonly multiple?: boolean;
  readonly accept?: string;
  readonly capture?: 'environment';
};

function Picker({ label, onPick, ...input }: PickerProps) {
  return (
    <label className="picker">
      <input
        {...input}
        type="file"
        className="unseen"
        onChange={({ target }) => {
          onPick(target.files);
          target.value = '';
        }}
      />
      {label}
    </label>
  );
}
