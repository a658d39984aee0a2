import { isIP } from 'node:net';
import { z } from 'zod';
import { locales } from '../domain/locale';
import { temporalSettings } from '../servers/temporal';

const address = z.string().min(1);
const zone = z.string().refine(isZone, 'is not an IANA time zone, such as Asia/Shanghai');

/** What the API is told by its environment (contract.md, "Starting it"). Times of day are of `DUBAN_TIMEZONE`. */
const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: address.default('default'),
    ...temporalSettings,
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    /** The file (PEM) of who signs the mail server's certificate, where it is no public authority. */
    SMTP_TLS_CA: z.string().min(1).optional(),
    MAIL_FROM: z.string().default('督办 Duban <duban@localhost>'),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DUBAN_TIMEZONE: zone.default('Asia/Shanghai'),
    DUBAN_LOCALE: z.enum(locales).default('zh-CN'),
    DUBAN_ADMIN_TOKEN: z.string().min(16).optional(),
    /** What a start prints once the demonstration is in place; ended as every printed token is. */
    DUBAN_FIRST_TOKEN: z.string().min(16).optional(),
    /** The page on which a caught mail can be read, where there is one. */
    DUBAN_MAIL_URL: z.url().optional(),
    /** Temporal's own page, where there is one. */
    DUBAN_TEMPORAL_UI: z.url().optional(),
    /** The file of the Ed25519 key (PKCS #8, PEM) that signs what auditors take away. */
    DUBAN_SIGNING_KEY: z.string().min(1).optional(),
    /** The file of the keys that Temporal's payloads are sealed with; without it they are not. */
    DUBAN_PAYLOAD_KEYS: z.string().min(1).optional(),
    /** The file of the key that cookies are signed with; without one it is kept in the database. */
    DUBAN_SIGN_IN_KEY: z.string().min(1).optional(),
    /** The file of the key that connections' secrets are encrypted with; without one it is kept in the database. */
    DUBAN_CONNECTION_KEY: z.string().min(1).optional(),
    /** Hosts inside the organisation's own network that connections may lead to, by http too; separated by commas. */
    DUBAN_WEBHOOK_HOSTS: z.string().optional(),
    /** The organisation's own provider of OpenID Connect, and what this installation is called there. */
    DUBAN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    DUBAN_OIDC_CLIENT_ID: z.string().min(1).optional(),
    DUBAN_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    /** How many gateways stand in front, or their networks (CIDR, separated by commas); what they say of a caller counts. */
    DUBAN_TRUST_PROXY: z
      .string()
      .refine(isGateways, 'is a number of gateways, such as 1, or their networks, such as 10.0.0.0/8')
      .optional(),
    /** How many MiB of evidence one person may hand in within 24 hours, and an item may have in all. */
    DUBAN_EVIDENCE_DAY_MIB: z.coerce.number().int().min(20).default(500),
    DUBAN_EVIDENCE_ITEM_MIB: z.coerce.number().int().min(20).default(1_000),
    /** How many requests a second one token may make; the contract promises at least 20. */
    DUBAN_REQUESTS_PER_SECOND: z.coerce.number().int().min(20).default(100),
  })
  .refine(({ DUBAN_OIDC_ISSUER, DUBAN_OIDC_CLIENT_ID }) => !DUBAN_OIDC_ISSUER === !DUBAN_OIDC_CLIENT_ID, {
    path: ['DUBAN_OIDC_CLIENT_ID'],
    message: 'goes with DUBAN_OIDC_ISSUER: give both, or neither',
  });

export type Settings = z.output<typeof schema>;

/** Every fault of the environment at once, so that it is put right in one go. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['The settings are not usable:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
}

/** Reads the settings; an empty variable counts as not given. Throws {@link SettingsError} naming every fault. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  // Values are left out: a URL may hold a password.
  throw new SettingsError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}

function isGateways(text: string): boolean {
  if (/^\d$/.test(text)) return true;
  return text.split(',').every((network) => {
    const [address = '', bits] = network.trim().split('/');
    const most = isIP(address) === 4 ? 32 : 128;
    return isIP(address) !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
  });
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
