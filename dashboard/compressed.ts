import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Of 11; the two highest take many times as long for some hundredths. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Writes .br and .gz beside every asset, so that no request waits for a compressor. */
export function compressed(): Plugin {
  return {
    name: 'duban-compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const folder = join(dir, 'assets');
      const files = (await readdir(folder)).filter((file) => /\.(js|css|svg)$/.test(file));
      await Promise.all(
        files.map(async (file) => {
          const bytes = await readFile(join(folder, file));
          await writeFile(join(folder, `${file}.br`), await brotli(bytes, quality));
          await writeFile(join(folder, `${file}.gz`), await zip(bytes, { level: 9 }));
        }),
      );
    },
  };
}
