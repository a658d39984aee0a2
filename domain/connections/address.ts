/** Why an address cannot be a connection's. */
export type AddressFault = 'no_address' | 'not_https' | 'holds_credentials' | 'private_address';

/** Hosts inside the organisation's own network that may be written to, by http too: `name`, `name:port`, addresses. */
export type AllowedHosts = readonly string[];

/** Reads `DUBAN_WEBHOOK_HOSTS`: hosts, separated by commas. */
export function readHosts(text: string | undefined): AllowedHosts {
  return (text ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
}

export function isAllowedHost({ hostname, host }: Pick<URL, 'hostname' | 'host'>, hosts: AllowedHosts): boolean {
  return hosts.includes(hostname) || hosts.includes(host);
}

/** Judges an address by what it says of itself; what its name leads to is judged when something is sent there. */
export function faultOf(text: string, hosts: AllowedHosts): AddressFault | null {
  if (!URL.canParse(text)) return 'no_address';
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol) || url.hostname === '') return 'no_address';
  if (url.username !== '' || url.password !== '') return 'holds_credentials';
  if (isAllowedHost(url, hosts)) return null;
  if (url.protocol !== 'https:') return 'not_https';
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  const isLiteral = /^[\d.]+$/.test(literal) || literal.includes(':');
  if (/(^|\.)localhost\.?$/.test(url.hostname) || (isLiteral && !isPublic(literal))) return 'private_address';
  return null;
}

/** IPv4 networks that are nobody's on the open network (IANA's special-purpose registry): address and length. */
const special: readonly (readonly [string, number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
];

/**
 * Whether an IP address is one of the open network. Of IPv6 only global unicast (2000::/3) counts, without what stands
 * for other networks in it (tunnels, documentation): an IPv4 address in another dress is no way round.
 */
export function isPublic(address: string): boolean {
  if (!address.includes(':')) return isPublic4(address);
  const [first = '', second = ''] = address.toLowerCase().split(':');
  const [high, low] = [Number.parseInt(first, 16), second === '' ? 0 : Number.parseInt(second, 16)];
  if (!(high >= 0x2000 && high <= 0x3fff) || address.includes('.')) return false;
  const reserved = high === 0x2002 || (high === 0x2001 && (low < 0x200 || low === 0xdb8)) || high === 0x3fff;
  return !reserved;
}

function isPublic4(address: string): boolean {
  const value = numberOf(address);
  if (value === undefined) return false;
  return !special.some(([network, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(value / size) === Math.floor((numberOf(network) ?? 0) / size);
  });
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined;
  return parts.reduce((value, part) => value * 256 + part, 0);
}
