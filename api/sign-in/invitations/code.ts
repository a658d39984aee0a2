import { randomInt } from 'node:crypto';

/** Crockford's base 32: nothing in it is taken for another when read from a letter and typed. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of 50 bits, in two halves. */
export function newInvitationCode(): string {
  const some = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return `${some()}-${some()}`;
}

/** A code as it was meant, however it was typed. */
export function readInvitationCode(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return `${plain.slice(0, 5)}-${plain.slice(5)}`;
}
