import { defaultPayloadConverter } from '@temporalio/common';
import { openKeyRing } from '../../servers/payloads/keys';
import { opened, writePayload } from '../../servers/payloads/opened';
import { isSealed, open, seal } from '../../servers/payloads/seal';
import { keyFile, newKey } from '../support/payload-keys';

const payload = defaultPayloadConverter.toPayload({ owner: '张三', note: '内部' });
const [first, second] = [newKey('2026-03'), newKey('2026-09')];
const keys = keyFile(first);
const ring = openKeyRing(keys.file);
const text = (bytes: Uint8Array | null | undefined) => Buffer.from(bytes ?? []).toString('utf8');
afterAll(() => keys.remove());

describe('a sealed payload', () => {
  it('shows nothing but how it is sealed, and by which key, and is opened whole', () => {
    const sealed = seal(payload, ring);
    expect(Object.entries(sealed.metadata ?? {}).map(([name, value]) => [name, text(value)])).toEqual([
      ['encoding', 'binary/encrypted'],
      ['encryption-cipher', 'AES-256-GCM'],
      ['encryption-key-id', '2026-03'],
    ]);
    expect(text(sealed.data)).not.toContain('张三');
    expect(text(sealed.data)).not.toContain('json');
    expect(defaultPayloadConverter.fromPayload(open(sealed, ring))).toEqual({ owner: '张三', note: '内部' });
  });

  it('is never the same twice', () => {
    expect(seal(payload, ring).data).not.toEqual(seal(payload, ring).data);
  });

  it('is refused where a byte of it, or of what says how it is sealed, was changed', () => {
    const sealed = seal(payload, ring);
    for (let at = 0; at < (sealed.data?.length ?? 0); at += 7) {
      const data = Uint8Array.from(sealed.data ?? []);
      data[at] = (data[at] ?? 0) ^ 1;
      expect(() => open({ ...sealed, data }, ring)).toThrow(/payload_not_opened.*2026-03/);
    }
    expect(() => open({ ...sealed, data: new Uint8Array(5) }, ring)).toThrow('payload_not_opened');
    const [, secret = ''] = first.split(':');
    const renamed = keyFile(`other:${secret}`);
    const metadata = { ...sealed.metadata, 'encryption-key-id': Buffer.from('other') };
    expect(() => open({ ...sealed, metadata }, openKeyRing(renamed.file))).toThrow(/payload_not_opened.*other/);
    renamed.remove();
  });

  it('is refused by the name of its key where that is not there, or is another', () => {
    const sealed = seal(payload, ring);
    expect(() => open(sealed, undefined)).toThrow(/payload_key_unknown.*2026-03/);
    const others = [keyFile(newKey('2027')), keyFile(newKey('2026-03'))];
    const said = others.map(
      ({ file }) =>
        () =>
          open(sealed, openKeyRing(file)),
    );
    expect(said[0]).toThrow(/payload_key_unknown.*2026-03/);
    expect(said[1]).toThrow(/payload_not_opened.*2026-03/);
    for (const { remove } of others) remove();
  });

  it('is found wherever it stands in a history, and all else is left as it is', () => {
    const history = { events: [{ a: { input: { payloads: [writePayload(payload)] } } }, { summary: null }] };
    expect(opened(history, ring)).toBe(history);
    const sealed = { events: [{ a: { input: { payloads: [writePayload(seal(payload, ring))] } } }, { summary: null }] };
    expect(opened(sealed, ring)).toEqual(history);
  });
});

it('two secrets of one name both open, so that what a wrong file has sealed is not lost, and the right one is taken up again', async () => {
  const [right, wrong] = [newKey('2026'), newKey('2026')];
  const [one, other] = [keyFile(right), keyFile(wrong)];
  const sealed = [one, other].map(({ file }) => seal(payload, openKeyRing(file)));
  const both = keyFile(right, wrong);
  for (const each of sealed) expect(open(each, openKeyRing(both.file))).toMatchObject({ data: payload.data });
  expect(() => open(seal(payload, ring), openKeyRing(both.file))).toThrow(/payload_key_unknown/);
  const running = openKeyRing(other.file); // started with the wrong one
  other.write(right);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(running.fault()).toMatchObject({ code: 'payload_key_changed' });
  for (const lines of [[right, wrong], [right]]) {
    other.write(...lines);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(running.fault()).toBeUndefined();
    expect(open(seal(payload, openKeyRing(one.file)), running)).toMatchObject({ data: payload.data });
    expect(open(seal(payload, running), openKeyRing(one.file))).toMatchObject({ data: payload.data });
  }
  both.write(right, right);
  expect(() => openKeyRing(both.file)).toThrow(/2026 is there twice/);
  for (const { remove } of [one, other, both]) remove();
});

it('keys are rotated in the file of a running process: the first seals, the others go on opening', async () => {
  const old = seal(payload, ring);
  keys.write(first, second);
  const elsewhere = seal(payload, openKeyRing(keyFileOf(second)));
  expect(isSealed(open(elsewhere, ring))).toBe(false); // read again at once for a name that is new
  keys.write(second, first);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(text(seal(payload, ring).metadata?.['encryption-key-id'])).toBe('2026-09');
  expect(open(old, ring)).toMatchObject({ data: payload.data });
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  keys.write(second, newKey('2026-03')); // another secret of a name
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(open(old, ring)).toMatchObject({ data: payload.data });
  expect(ring.fault()).toMatchObject({ code: 'payload_key_changed' });
  keys.write('nonsense');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(open(seal(payload, ring), ring)).toMatchObject({ data: payload.data });
  expect(told.mock.calls.join('')).toContain('payload_keys_malformed');
  told.mockRestore();
});

const once = newKey('a');
it.each([
  ['no key', ''],
  ['a key too short', 'a:c2hvcnQ='],
  ['a name too odd', `a b:${newKey('x').split(':')[1]}`],
  ['a key twice', `${once}\n${once}`],
])('a file with %s is refused, and what stands in it is not told', (_, content) => {
  const bad = keyFile(content);
  const refused = () => openKeyRing(bad.file);
  expect(refused).toThrow('payload_keys_malformed');
  const secret = content.split(':')[1];
  if (secret) expect(refused).not.toThrow(secret);
  bad.remove();
  expect(refused).toThrow('payload_keys_unreadable');
});

function keyFileOf(line: string): string {
  const made = keyFile(line);
  remove.push(made.remove);
  return made.file;
}
const remove: (() => void)[] = [];
afterAll(() => {
  for (const one of remove) one();
});
