import { readFileSync } from 'node:fs';
import { ConnectionFault } from './fault';

/** The bytes of a certificate's or key's file (PEM). `variable` is who names it. Throws {@link ConnectionFault}. */
export function readCertificate(variable: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    throw new ConnectionFault(
      'certificate_file_unreadable',
      `${variable} 的文件 ${file} 读不到${code}`,
      `the file of ${variable} cannot be read: ${file}${code}`,
      { cause },
    );
  }
}

/** Certificate and key go together, or neither is given. Throws {@link ConnectionFault}. */
export function requirePair(names: readonly [string, string], certificate?: string, key?: string): void {
  if (Boolean(certificate) === Boolean(key)) return;
  throw new ConnectionFault(
    'certificate_pair_incomplete',
    `${names.join(' 与 ')} 须同时给出`,
    `${names.join(' and ')} go together: give both, or neither`,
  );
}
