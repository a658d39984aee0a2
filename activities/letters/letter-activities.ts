import { Context } from '@temporalio/activity';
import type { Locale } from '../../domain/locale';
import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import type { MailServer } from '../../servers/mail';
import type { Delivered, Post } from './deliver';
import { deliver } from './deliver';
import { openTransport } from './transport';

/** What letters are sent with. */
export type LetterDependencies = {
  readonly database: Database;
  /** Where letters are given to. */
  readonly mailServer: MailServer;
  /** The sender, as a From header has it: `督办 <duban@example.gov.cn>`. */
  readonly mailFrom: string;
  /** Where links lead to. */
  readonly publicUrl: string;
  /** IANA zone and language of the organisation. */
  readonly zone: string;
  readonly locale: Locale;
  /** For dates that are reckoned in working days. */
  readonly calendars: Calendars;
};

/** Letters on their way at once, and connections to the mail server. */
const connections = 5;
const beatMs = 3_000;

/** The activities of the delivery workflow. `close` ends the connections to the mail server, when no batch is under way. */
export function createLetterActivities(dependencies: LetterDependencies) {
  const { database, mailServer, mailFrom, publicUrl, zone, locale, calendars } = dependencies;
  const transport = openTransport({ server: mailServer, connections });
  const organisation = { publicUrl, zone, locale, calendars };
  const post: Post = { database, transport, mailFrom, organisation, lanes: connections };

  return {
    activities: {
      /** Sends one batch of the letters that are due. */
      async deliverLetters(): Promise<Delivered> {
        const context = Context.current();
        const beat = setInterval(() => context.heartbeat(), beatMs);
        try {
          return await deliver(post, context.cancellationSignal);
        } finally {
          clearInterval(beat);
        }
      },
    },
    close: () => transport.close(),
  };
}

/** What the delivery workflow may do. */
export type LetterActivities = ReturnType<typeof createLetterActivities>['activities'];
