import { createTransport } from 'nodemailer';
import type { MailServer } from '../../servers/mail';
import { mailConnection } from '../../servers/mail';
import type { Part } from '../part';
import { unreachable } from '../unreachable';

const answerMs = 10_000;

/** A mail server that the user has; it is greeted, with user and password where the address has them. */
export const ownMail = (server: MailServer): Part => {
  const { host } = new URL(server.SMTP_URL);

  return {
    name: 'Mail',
    address: host,
    async start() {
      const limits = { connectionTimeout: answerMs, greetingTimeout: answerMs, socketTimeout: answerMs };
      try {
        const transport = createTransport({ ...mailConnection(server), ...limits });
        await transport.verify().finally(() => transport.close());
      } catch (error) {
        throw unreachable('SMTP_URL', host, error);
      }

      return undefined;
    },
    stop: async () => undefined,
  };
};
