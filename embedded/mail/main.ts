/**
 * The mail catcher as a process of its own. Takes `DUBAN_MAIL_FOLDER`, `DUBAN_MAIL_SMTP_PORT`, `DUBAN_MAIL_HTTP_PORT`,
 * `DUBAN_LOCALE`, `DUBAN_TIMEZONE`; prints `ready` when both ports answer; ends on SIGTERM.
 */
import { z } from 'zod';
import { listen, mailApp } from './http';
import { startSmtp } from './smtp';
import { openStore } from './store';

const port = z.coerce.number().int().min(1).max(65_535);
const settings = z
  .object({
    DUBAN_MAIL_FOLDER: z.string().min(1),
    DUBAN_MAIL_SMTP_PORT: port,
    DUBAN_MAIL_HTTP_PORT: port,
    DUBAN_LOCALE: z.string().default('zh-CN'),
    DUBAN_TIMEZONE: z.string().default('Asia/Shanghai'),
  })
  .parse(process.env);

const main = async (): Promise<void> => {
  const store = openStore(settings.DUBAN_MAIL_FOLDER);
  const language = settings.DUBAN_LOCALE.startsWith('zh') ? 'zh-CN' : 'en';
  const smtp = await startSmtp(settings.DUBAN_MAIL_SMTP_PORT, store);
  const app = mailApp(store, { language, zone: settings.DUBAN_TIMEZONE });
  const http = await listen(app, settings.DUBAN_MAIL_HTTP_PORT);
  process.once('SIGTERM', () => {
    http.closeAllConnections();
    http.close();
    smtp.close(() => process.exit(0));
  });
  console.log(`ready smtp://127.0.0.1:${settings.DUBAN_MAIL_SMTP_PORT}`);
};

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
