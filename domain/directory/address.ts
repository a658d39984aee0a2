/** Why something is no e-mail address that letters are sent to. */
export type AddressFault = 'address-malformed' | 'address-several';
export type Address = { readonly address: string } | { readonly fault: AddressFault };

const atom = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const plain = new RegExp(
  `^(?=.{1,64}@)(?=.{1,254}$)${atom}(?:\\.${atom})*@(?:${label}\\.)+(?=[a-z0-9-]*[a-z])${label}$`,
);

/**
 * An e-mail address in the one form it is compared and sent to: half width, trimmed, lower case. Only plain ASCII
 * addresses pass: quotes, comments, line breaks and other scripts are how a letter is led astray (reliability §4
 * E01–E06).
 */
export function readAddress(written: string): Address {
  const address = written.normalize('NFKC').trim().toLowerCase();
  if (plain.test(address)) return { address };
  const several = address.split(/[\s;,、]+/u).filter((part) => part !== '');
  if (several.length > 1 && several.every((part) => plain.test(part))) return { fault: 'address-several' };
  return { fault: 'address-malformed' };
}
