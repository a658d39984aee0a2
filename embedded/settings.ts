import { resolve } from 'node:path';
import { z } from 'zod';
import type { TemporalSecurity } from '../servers/temporal';
import { temporalVariables } from '../servers/temporal';
import { StartFailure } from './failure';

const isUrl = (protocols: string[]) => (value: string) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== '';

const isZone = (value: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false; // a RangeError says that there is no such zone
  }
};

const text = z.string().min(1);
/** Of a file; our programs run elsewhere than who names it. */
const path = text.transform((file) => resolve(file));
const postgresUrl = text.refine(isUrl(['postgres:', 'postgresql:']), 'postgresql://user:password@host:5432/database');

/** Every variable that a person may set; an empty one counts as not given. */
const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '1–65535')
    .transform(Number)
    .refine((port) => port > 0 && port < 65_536, '1–65535')
    .default(3000),
  DUBAN_HOME: text.default('.duban').transform((path) => resolve(path)),
  DATABASE_URL: postgresUrl.optional(),
  DUBAN_MIGRATION_DATABASE_URL: postgresUrl.optional(),
  TEMPORAL_ADDRESS: text.regex(/^[^\s/:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/, 'host:7233').optional(),
  TEMPORAL_NAMESPACE: text.regex(/^\S+$/, 'default').default('default'),
  TEMPORAL_API_KEY: text.regex(/^\S+$/, 'eyJhbGciOi…').optional(),
  TEMPORAL_TLS_CA: path.optional(),
  TEMPORAL_TLS_CERT: path.optional(),
  TEMPORAL_TLS_KEY: path.optional(),
  TEMPORAL_TLS_SERVER_NAME: text.regex(/^[\w.-]+$/, 'temporal.example.gov.cn').optional(),
  SMTP_URL: text.refine(isUrl(['smtp:', 'smtps:']), 'smtp://user:password@host:587').optional(),
  SMTP_TLS_CA: path.optional(),
  MAIL_FROM: text.regex(/\S@\S/, '督办 <duban@example.org>').optional(),
  PUBLIC_URL: text.refine(isUrl(['http:', 'https:']), 'https://duban.example.org').optional(),
  DUBAN_TIMEZONE: text.refine(isZone, 'Asia/Shanghai').default('Asia/Shanghai'),
  DUBAN_LOCALE: z.enum(['zh-CN', 'en'], 'zh-CN, en').default('zh-CN'),
  DUBAN_DEMO: z.enum(['0', '1'], '0, 1').optional(),
  DUBAN_PAYLOAD_KEYS: path.optional(),
  DUBAN_TEMPORAL_UI: text.refine(isUrl(['http:', 'https:']), 'https://temporal.example.gov.cn').optional(),
  DUBAN_SIGNING_KEY: text.optional(),
  DUBAN_SIGN_IN_KEY: text.optional(),
  DUBAN_CONNECTION_KEY: text.optional(),
  DUBAN_WEBHOOK_HOSTS: text.optional(),
  DUBAN_OIDC_ISSUER: text.refine(isUrl(['http:', 'https:']), 'https://login.example.gov.cn').optional(),
  DUBAN_OIDC_CLIENT_ID: text.optional(),
  DUBAN_OIDC_CLIENT_SECRET: text.optional(),
  DUBAN_TRUST_PROXY: text.optional(),
  DUBAN_ADMIN_TOKEN: text.regex(/^\S{16,}$/, 'openssl rand -hex 32').optional(),
});

/** What a person asked for, checked; what they left out has its default. */
export type Settings = z.infer<typeof schema>;

/**
 * Reads the environment.
 * @throws StartFailure naming every variable that is wrong, all in one sentence, each with an example.
 */
export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const given = Object.entries(environment).filter(([name, value]) => name in schema.shape && value !== '');
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), example: message }));
  const list = (such: string): string => wrong.map(({ name, example }) => `${name}（${such}${example}）`).join('、');
  const inEnglish = wrong.map(({ name, example }) => `${name} (such as ${example})`).join(', ');
  throw new StartFailure(`这些变量的值不对：${list('例如 ')}。`, `These variables have wrong values: ${inEnglish}.`);
};

/** How a Temporal of the user's is to be spoken to; ours is on this machine, and speaks no TLS. */
export const temporalSecurity = (settings: Settings): TemporalSecurity =>
  settings.TEMPORAL_ADDRESS
    ? Object.fromEntries(temporalVariables.flatMap((name) => (settings[name] ? [[name, settings[name]]] : [])))
    : {};

/** Where people find the dashboard. */
export const publicUrl = ({ PUBLIC_URL, PORT }: Settings): string => PUBLIC_URL ?? `http://localhost:${PORT}`;
