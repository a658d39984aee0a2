import { createTransport } from 'nodemailer';
import { reasonOf, StartFailure } from '../failure';
import type { Part } from '../part';

const answerMs = 10_000;

/** A mail server that the user has; it is greeted, with user and password where the address has them. */
export const ownMail = (url: string): Part => {
  const { host } = new URL(url);

  return {
    name: 'Mail',
    address: host,
    async start() {
      const limits = { connectionTimeout: answerMs, greetingTimeout: answerMs, socketTimeout: answerMs };
      const transport = createTransport({ url, ...limits });
      try {
        await transport.verify();
      } catch (error) {
        throw new StartFailure(
          `连不上 SMTP_URL（${host}）：${reasonOf(error)}`,
          `SMTP_URL cannot be used (${host}): ${reasonOf(error)}`,
          { cause: error },
        );
      } finally {
        transport.close();
      }

      return undefined;
    },
    stop: async () => undefined,
  };
};
