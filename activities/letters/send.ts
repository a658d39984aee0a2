import { domainToASCII } from 'node:url';
import type { SendMailOptions } from 'nodemailer';
import type { Composed } from './compose';
import type { Envelope } from './letter-facts';
import { oneLine } from './plain';
import type { Transport } from './transport';
import type { Verdict } from './verdict';
import { answerOf, judge } from './verdict';

/** Sends a composed letter under its fixed Message-ID; never throws for what the server or the network did. */
export async function send(
  transport: Transport,
  mailFrom: string,
  letter: Composed,
  facts: Envelope,
): Promise<Verdict> {
  const address = plainAddress(facts.reader.address);
  if (!address)
    return { outcome: 'refused', answer: '地址无法投递 · the address cannot be written to', final: true, away: false };
  const result = await transport.send(messageOf(mailFrom, address, letter, facts));
  if (!('response' in result)) return judge(result);
  return { outcome: 'sent', answer: answerOf({ message: result.response }), final: false, away: false };
}

/** The references hang a letter into its thread; a reader who may go without letters of its kind is told how. */
function messageOf(mailFrom: string, address: string, letter: Composed, facts: Envelope): SendMailOptions {
  const { preferences } = facts;
  return {
    from: mailFrom,
    to: { name: oneLine(facts.reader.name), address },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: facts.messageId,
    ...(letter.thread ? { references: letter.thread, inReplyTo: letter.thread } : {}),
    ...(preferences
      ? { list: { unsubscribe: [[preferences, `mailto:${mailboxOf(mailFrom)}?subject=unsubscribe`]] } }
      : {}),
    date: new Date(facts.now),
    headers: { ...letter.headers },
    textEncoding: 'base64',
  };
}

/** The address in a From header: `督办 <duban@example.gov.cn>` → `duban@example.gov.cn`. */
function mailboxOf(mailFrom: string): string {
  return /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom.trim();
}

/**
 * One mailbox and nothing else, its domain in ASCII; undefined for anything that a mail program could read as two
 * addresses, a comment or a route.
 */
export function plainAddress(text: string): string | undefined {
  const [, local, domain] = /^([^\s@<>()[\]",:;\\\p{Cc}]{1,64})@([^\s@<>()[\]",:;\\\p{Cc}]{1,253})$/u.exec(text) ?? [];
  const ascii = domain ? domainToASCII(domain) : '';
  return local && ascii ? `${local}@${ascii}` : undefined;
}
