import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';

const deflateAside = promisify(deflateRaw);
/** To hand a small file to another thread takes longer than to pack it, and the bytes are the same. */
const smallBytes = 16 * 1024;
const deflate = (bytes: Buffer) =>
  bytes.length < smallBytes ? deflateRawSync(bytes, { level: 6 }) : deflateAside(bytes, { level: 6 });

/** UTF-8 names. */
const flags = 0x0800;
const deflated = 8;
const most16 = 0xffff;
const most32 = 0xffffffff;
/** A plain file that everybody may read, as Unix says it. */
const attributes = 0o100644 * 0x10000;
const madeByUnix = 0x0300;

/**
 * Writes a zip file by file, none of it kept but the directory: the same files in the same order, under one date, give
 * the same bytes. More than 65,535 files or 4 GiB are told in the zip64 way, which every common program reads.
 */
export class ZipWriter {
  private offset = 0;
  private readonly directory: Buffer[] = [];

  /** `write` is given the bytes in order; `at`, epoch milliseconds, is the date of every file, told in UTC. */
  constructor(
    private readonly write: (bytes: Buffer) => Promise<void>,
    private readonly at: number,
  ) {}

  /** Adds a file; its bytes must be fewer than 4 GiB. */
  async add(path: string, bytes: Buffer): Promise<void> {
    const name = Buffer.from(path, 'utf8');
    const packed = await deflate(bytes);
    const [time, date] = dosTime(this.at);
    const common = fields(
      [2, flags],
      [2, deflated],
      [2, time],
      [2, date],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, bytes.length],
      [2, name.length],
    );
    const far = this.offset >= most32;
    const extra = far ? fields([2, 1], [2, 8], [8, this.offset]) : Buffer.alloc(0);
    this.directory.push(
      Buffer.concat([
        fields([4, 0x02014b50], [2, madeByUnix + 45], [2, far ? 45 : 20]),
        common,
        fields([2, extra.length], [2, 0], [2, 0], [2, 0], [4, attributes], [4, Math.min(this.offset, most32)]),
        name,
        extra,
      ]),
    );
    await this.put(Buffer.concat([fields([4, 0x04034b50], [2, 20]), common, fields([2, 0]), name, packed]));
  }

  /** Writes the directory; nothing may be added afterwards. */
  async end(): Promise<void> {
    const begins = this.offset;
    const count = this.directory.length;
    const directory = Buffer.concat(this.directory);
    await this.put(directory);
    const ends = this.offset;
    if (count >= most16 || ends >= most32)
      await this.put(
        Buffer.concat([
          fields([4, 0x06064b50], [8, 44], [2, madeByUnix + 45], [2, 45], [4, 0], [4, 0]),
          fields([8, count], [8, count], [8, directory.length], [8, begins]),
          fields([4, 0x07064b50], [4, 0], [8, ends], [4, 1]),
        ]),
      );
    const told = Math.min(count, most16);
    const size = Math.min(directory.length, most32);
    await this.put(
      fields([4, 0x06054b50], [2, 0], [2, 0], [2, told], [2, told], [4, size], [4, Math.min(begins, most32)], [2, 0]),
    );
  }

  private async put(bytes: Buffer): Promise<void> {
    this.offset += bytes.length;
    await this.write(bytes);
  }
}

/** Numbers in little-endian order, each with its width in bytes. */
function fields(...numbers: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(numbers.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of numbers) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}

/** The time and date of a zip, which knows two seconds and begins in 1980. */
function dosTime(at: number): readonly [time: number, date: number] {
  const told = new Date(Math.max(at, Date.UTC(1980, 0, 1)));
  return [
    (told.getUTCHours() << 11) | (told.getUTCMinutes() << 5) | (told.getUTCSeconds() >> 1),
    ((told.getUTCFullYear() - 1980) << 9) | ((told.getUTCMonth() + 1) << 5) | told.getUTCDate(),
  ];
}
