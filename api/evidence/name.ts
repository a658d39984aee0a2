import type { Kind } from './kind';
import { endingOf } from './kind';

const longest = 150;

/**
 * A file's name as it is kept: the last part of a path, composed (NFC), without characters that control, hide or turn
 * text around, halves of characters, or what other systems take for paths. Its ending is that of what the file is.
 */
export function keptName(given: string, { ending, endings = [ending] }: Kind): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/^[\s.]+|[\s.]+$/g, '');
  const own = endings.includes(endingOf(plain)) ? endingOf(plain) : null;
  const stem = [...(own === null ? plain : plain.slice(0, -own.length - 1))].slice(0, longest).join('').trim();
  return `${stem || 'evidence'}.${own ?? ending}`;
}
