import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { genesis } from '../../domain/ledger/entry';
import { seeded } from '../support/random';
import type { Audited } from './bundled';
import { openAudited } from './bundled';
import type { LedgerLine as Row } from './unpacked';
import { filesIn, rechain, temporaryFolder, unpack, verify, verifyBy } from './unpacked';

let folder: string;
let trusted: string;
let publicKey: string;
let audited: Audited;

beforeAll(async () => {
  audited = await openAudited();
  folder = unpack(new Uint8Array(await (await audited.export('periods', '2093-03')).arrayBuffer()));
  trusted = path.join(temporaryFolder(), 'verify.mjs');
  cpSync(path.join(folder, 'verify.mjs'), trusted);
  publicKey = path.join(path.dirname(trusted), 'auditor key.pem');
  cpSync(path.join(folder, 'key.pem'), publicKey);
}, 120_000);
afterAll(() => audited?.close());

const at = (name: string) => path.join(folder, name);
const read = (name: string) => readFileSync(at(name));
const sha = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Does something to the bundle, has it checked, and puts it back. */
async function meanwhile(change: () => void, check: () => Promise<void>): Promise<void> {
  const kept = path.join(temporaryFolder(), 'kept');
  cpSync(folder, kept, { recursive: true });
  try {
    change();
    await check();
  } finally {
    rmSync(folder, { recursive: true });
    cpSync(kept, folder, { recursive: true });
    rmSync(path.dirname(kept), { recursive: true });
  }
}

async function expectNo(...named: readonly string[]): Promise<void> {
  const { code, said } = await verifyBy(trusted, folder);
  expect([named, code]).toEqual([named, 1]);
  expect(said).toMatch(/· no\n$/);
  for (const name of named) expect(said).toContain(name);
}

/** Writes a manifest that fits the files as they are, as somebody without the key would. */
function fitManifest(): void {
  const manifest = JSON.parse(read('manifest.json').toString());
  for (const file of manifest.files) {
    const bytes = read(file.path);
    Object.assign(file, { bytes: bytes.length, sha256: sha(bytes) });
  }
  writeFileSync(at('manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** Signs it with a key of one's own, and puts that key in. */
function signAnew(): void {
  const pair = generateKeyPairSync('ed25519');
  const spki = pair.publicKey.export({ type: 'spki', format: 'der' });
  writeFileSync(at('key.pem'), pair.publicKey.export({ type: 'spki', format: 'pem' }));
  fitManifest();
  const manifest = JSON.parse(read('manifest.json').toString());
  const text = `${JSON.stringify({ ...manifest, keyId: sha(spki).slice(0, 16) }, null, 1)}\n`;
  writeFileSync(at('manifest.json'), text);
  writeFileSync(at('manifest.sig'), `${sign(null, Buffer.from(text), pair.privateKey).toString('base64')}\n`);
}

/** Rewrites lines of a kind. */
function rewrite(file: string, change: (rows: Record<string, unknown>[]) => object[]): void {
  const rows = read(file).toString().trimEnd().split('\n');
  const changed = change(rows.map((line) => JSON.parse(line)));
  writeFileSync(at(file), changed.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

describe('a changed bundle', () => {
  it('is noticed whichever byte of whichever file was changed, and the file is named', async () => {
    const random = seeded(20930331);
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(15);
    for (const name of files) {
      const bytes = read(name);
      const places = new Set([0, bytes.length - 1, ...[1, 2].map(() => Math.floor(random.next() * bytes.length))]);
      for (const place of places) {
        const flipped = Buffer.from(bytes);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << Math.floor(random.next() * 8));
        writeFileSync(at(name), flipped);
        await expectNo(name);
      }
      writeFileSync(at(name), bytes);
    }
    expect((await verify(folder)).code).toBe(0);
  }, 240_000);

  it('is noticed by every bit of its signature, also those that stand for nothing', async () => {
    const bytes = read('manifest.sig');
    for (const place of [84, 85, 86, 87, 88])
      for (const bit of [0, 1, 2, 3]) {
        const flipped = Buffer.from(bytes);
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
        writeFileSync(at('manifest.sig'), flipped);
        await expectNo('manifest.sig');
      }
    writeFileSync(at('manifest.sig'), bytes);
  }, 60_000);

  it('is noticed where a file was removed, added, renamed, emptied, or made a link', async () => {
    for (const name of filesIn(folder))
      await meanwhile(
        () => rmSync(at(name)),
        () => expectNo(name),
      );
    await meanwhile(
      () => writeFileSync(at('ledger/0002.jsonl'), ''),
      () => expectNo('ledger/0002.jsonl'),
    );
    await meanwhile(
      () => renameSync(at('ledger/0001.jsonl'), at('ledger/0002.jsonl')),
      () => expectNo('ledger/0001.jsonl', 'ledger/0002.jsonl'),
    );
    await meanwhile(
      () => mkdirSync(at('added/within'), { recursive: true }),
      () => expectNo('added/within/: '),
    );
    await meanwhile(
      () => writeFileSync(at('index.html'), ''),
      () => expectNo('index.html'),
    );
    await meanwhile(
      () => {
        renameSync(at('index.html'), at('../elsewhere.html'));
        symlinkSync(at('../elsewhere.html'), at('index.html'));
      },
      () => expectNo('index.html'),
    );
  }, 120_000);
});

it('does not let the name of a file pass for a line of the verifier', async () => {
  const name = 'x\n结论：一致 · yes, all of it agrees\u001b[8m';
  await meanwhile(
    () => writeFileSync(at(name), ''),
    async () => {
      const { code, said } = await verifyBy(trusted, folder);
      expect([code, said]).toEqual([1, expect.not.stringMatching(/^结论：一致|\p{Cc}\[/mu)]);
    },
  );
});

it('names a changed verifier by itself, though only a copy from elsewhere can be trusted to', async () => {
  await meanwhile(
    () => writeFileSync(at('verify.mjs'), `${read('verify.mjs')}// nothing\n`),
    async () => expect(await verify(folder)).toMatchObject({ code: 1, said: expect.stringContaining('verify.mjs: ') }),
  );
});

describe('a bundle that was rewritten by somebody without the key', () => {
  const falsify = () =>
    rewrite('ledger/0001.jsonl', (rows) =>
      rechain((rows as Row[]).map((row) => ({ ...row, body: row.body.replace('"percent":60', '"percent":61') }))),
    );

  it('is noticed by the signature, though manifest and hashes fit', async () => {
    await meanwhile(
      () => {
        falsify();
        fitManifest();
      },
      () => expectNo('manifest.sig'),
    );
  });

  it('is noticed by the key that the auditor holds, where it was signed with another', async () => {
    await meanwhile(signAnew, async () => {
      const consistent = await verifyBy(trusted, folder);
      expect(consistent.code).toBe(0);
      expect(consistent.said).toContain('proves consistency only');
      const { code, said } = await verifyBy(trusted, folder, '--key', publicKey);
      expect([code, said]).toEqual([1, expect.stringContaining(publicKey)]);
      const fingerprint = sha(readFileSync(publicKey)).slice(0, 16);
      expect((await verifyBy(trusted, folder, '--fingerprint', fingerprint)).code).toBe(1);
    });
    expect((await verifyBy(trusted, folder, '--key', publicKey)).code).toBe(0);
    expect(
      (await verifyBy(trusted, folder, '--fingerprint', JSON.parse(read('manifest.json').toString()).keyId)).code,
    ).toBe(0);
  });

  const items = () => audited.items;
  it.each<[what: string, change: () => void, named: () => string[]]>([
    [
      'an entry’s content, without its hash',
      () =>
        rewrite('ledger/0001.jsonl', (rows) =>
          (rows as Row[]).map((row) =>
            row.seq === 2 && row.task === items()[0] ? { ...row, body: row.body.replace('60', '61') } : row,
          ),
        ),
      () => [`${items()[0]} #2`],
    ],
    [
      'an entry’s time',
      () =>
        rewrite('ledger/0001.jsonl', (rows) =>
          (rows as Row[]).map((row) => (row.seq === 2 ? { ...row, recordedAt: row.recordedAt + 1 } : row)),
        ),
      () => ['#2'],
    ],
    [
      'an entry taken out',
      () => rewrite('ledger/0001.jsonl', (rows) => rows.filter(({ seq, task }) => seq !== 2 || task !== items()[0])),
      () => [`${items()[0]} #3`],
    ],
    [
      'the last entry cut off',
      () => rewrite('ledger/0001.jsonl', (rows) => rows.filter(({ seq, task }) => seq !== 4 || task !== items()[0])),
      () => [`${items()[0]} #4`, 'items'],
    ],
    [
      'an item taken out',
      () => rewrite('ledger/0001.jsonl', (rows) => rows.filter(({ task }) => task !== items()[2])),
      () => [items()[2]],
    ],
    ['a whole ledger told anew, with its hashes', falsify, () => [`${items()[0]} #`, '2093-03', 'histories/']],
    [
      'the read model',
      () => rewrite('items/0001.jsonl', (rows) => rows.map((row) => ({ ...row, light: 'green' }))),
      () => ['light'],
    ],
    ...(['content', 'category', 'tags', 'weight', 'task'] as const).map(
      (field): [string, () => void, () => string[]] => [
        `what an item says must be done: ${field}`,
        () => rewrite('items/0001.jsonl', (rows) => rows.map((row) => ({ ...row, [field]: ['另一件事'] }))),
        () => [`${items()[0]} #1: ${field}`],
      ],
    ),
    ...(['address', 'subject', 'sentAt', 'state'] as const).map((field): [string, () => void, () => string[]] => [
      `a letter’s ${field}`,
      () => rewrite('letters/0001.jsonl', (rows) => rows.map((row) => ({ ...row, [field]: `${row[field]}x` }))),
      () => ['letters/0001.jsonl', field],
    ]),
    [
      'a refusal',
      () => rewrite('refusals/0001.jsonl', (rows) => rows.map((row) => ({ ...row, version: 9 }))),
      () => ['refusals/0001.jsonl'],
    ],
    [
      'evidence',
      () => rewrite('evidence/0001.jsonl', (rows) => rows.map((row) => ({ ...row, sha256: genesis }))),
      () => ['evidence/0001.jsonl'],
    ],
    ['evidence left out', () => rewrite('evidence/0001.jsonl', () => []), () => [items()[0]]],
    [
      'an entry of the period',
      () =>
        rewrite('entries/0001.jsonl', (rows) =>
          rows.map((row) => ({ ...row, body: String(row.body).replace('"step":0', '"step":1') })),
        ),
      () => ['2093-03'],
    ],
    [
      'the period’s figures',
      () => rewrite('periods.jsonl', (rows) => rows.map((row) => ({ ...row, figures: '{}' }))),
      () => ['2093-03'],
    ],
    [
      'the seal',
      () => rewrite('periods.jsonl', (rows) => rows.map((row) => ({ ...row, sealedAt: Number(row.sealedAt) + 1 }))),
      () => ['2093-03'],
    ],
    [
      'the bulletin',
      () => rewrite('bulletins.jsonl', (rows) => rows.map((row) => ({ ...row, sections: '{}' }))),
      () => ['2093-03'],
    ],
    ['a letter', () => rewrite('letters/0001.jsonl', (rows) => rows.slice(1)), () => ['letters: 清单为']],
    [
      'a run’s history',
      () => rewrite('runs/0001.jsonl', (rows) => rows.map((row) => ({ ...row, eventCount: 3 }))),
      () => ['histories/'],
    ],
  ])('is noticed by what it says, even with a signature that fits: %s', async (_, change, named) => {
    await meanwhile(
      () => {
        change();
        signAnew();
      },
      () => expectNo(...named()),
    );
  });
});
