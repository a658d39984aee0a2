import { z } from 'zod';
import { temporalSettings } from '../servers/temporal';

const schema = z.object({
  DATABASE_URL: z.url(),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  ...temporalSettings,
  SMTP_URL: z.url(),
  SMTP_TLS_CA: z.string().min(1).optional(),
  MAIL_FROM: z.string().default('督办 Duban <duban@localhost>'),
  PUBLIC_URL: z.url().default('http://localhost:3000'),
  DUBAN_TIMEZONE: z.string().default('Asia/Shanghai'),
  DUBAN_LOCALE: z.enum(['zh-CN', 'en']).default('zh-CN'),
  DUBAN_SIGNING_KEY: z.string().min(1).optional(),
  DUBAN_PAYLOAD_KEYS: z.string().min(1).optional(),
  DUBAN_CONNECTION_KEY: z.string().min(1).optional(),
  DUBAN_WEBHOOK_HOSTS: z.string().optional(),
});

/** What the worker is told by its environment (contract.md, "Starting it"). */
export type WorkerSettings = z.infer<typeof schema>;

/** Reads the worker's settings, where an empty variable counts as not given; throws naming every one at fault. */
export function readSettings(environment: NodeJS.ProcessEnv): WorkerSettings {
  const given = Object.entries(environment).filter(([, value]) => value !== '');
  const read = schema.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the worker cannot start: ${faults.join('; ')}`);
}
