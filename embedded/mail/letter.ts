import type { AddressObject } from 'mailparser';
import { simpleParser } from 'mailparser';

/** Sender and recipients as told to the server, which blind copies appear in only. */
export type Envelope = { from: string; to: string[] };

export type Address = { name: string; address: string };

/** A letter as `GET /email` gives it; names as in MailDev. */
export type Letter = {
  id: string;
  /** When it arrived, RFC 3339. */
  time: string;
  messageId: string;
  subject: string;
  from: Address[];
  to: Address[];
  cc: Address[];
  envelope: Envelope;
  /** Names in lower case. */
  headers: Record<string, string>;
  text: string;
  html: string;
  attachments: { fileName: string; contentType: string; size: number }[];
};

/** Reads a stored letter; one that is malformed gives what can be read of it. */
export const readLetter = async (id: string, raw: Buffer): Promise<Letter> => {
  const mail = await simpleParser(raw, { skipTextToHtml: true });
  const headers = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, unfold(line)]));

  return {
    id,
    time: new Date(Number(id.split('-')[0]) / 1000).toISOString(),
    messageId: mail.messageId ?? '',
    subject: mail.subject ?? '',
    from: addresses(mail.from),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    envelope: {
      from: (headers['return-path'] ?? '').replaceAll(/[<>]/g, ''),
      to: (headers['x-envelope-to'] ?? '').split(', ').filter(Boolean),
    },
    headers,
    text: mail.text ?? '',
    html: mail.html || '',
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({
      fileName: filename ?? '',
      contentType,
      size,
    })),
  };
};

const unfold = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/\r?\n\s*/g, ' ')
    .trim();

const addresses = (found: AddressObject | AddressObject[] | undefined): Address[] =>
  [found ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap((entry) => entry.group ?? [entry])
    .map(({ name, address }) => ({ name, address: address ?? '' }));
