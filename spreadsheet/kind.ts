/** What a file is, judged by its first bytes and never by its name. */
export type Kind = 'zip' | 'old-or-encrypted' | 'markup' | 'foreign' | 'text' | 'empty';

const signatures: readonly (readonly [Kind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['old-or-encrypted', [0xd0, 0xcf, 0x11, 0xe0]],
  ['foreign', [0x25, 0x50, 0x44, 0x46]], // PDF
  ['foreign', [0x89, 0x50, 0x4e, 0x47]], // PNG
  ['foreign', [0xff, 0xd8, 0xff]], // JPEG
  ['foreign', [0x47, 0x49, 0x46, 0x38]], // GIF
  ['foreign', [0x1f, 0x8b]], // gzip
  ['foreign', [0x52, 0x61, 0x72, 0x21]], // RAR
  ['foreign', [0x37, 0x7a, 0xbc, 0xaf]], // 7-Zip
  ['foreign', [0x7f, 0x45, 0x4c, 0x46]], // a Linux program
  ['foreign', [0x4d, 0x5a, 0x90]], // a Windows program
];

export function kindOf(bytes: Buffer): Kind {
  const known = signatures.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (known) return known[0];
  const start = bytes
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (start === '' && bytes.length <= 512) return 'empty';
  return /^<(\?xml|!doctype|html|table|head|body|meta|workbook)/i.test(start) ? 'markup' : 'text';
}

/** An encrypted workbook and an old .xls share their first bytes; only the former names this stream. */
export function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
