import { domainToASCII } from 'node:url';
import type { SendMailOptions } from 'nodemailer';
import type { Composed } from './compose';
import type { LetterFacts } from './letter-facts';
import { oneLine } from './plain';
import type { Transport } from './transport';
import type { Verdict } from './verdict';
import { answerOf, judge } from './verdict';

/** Sends a composed letter under its fixed Message-ID; never throws for what the server or the network did. */
export async function send(
  transport: Transport,
  mailFrom: string,
  letter: Composed,
  facts: LetterFacts,
): Promise<Verdict> {
  const address = plainAddress(facts.reader.address);
  if (!address)
    return { outcome: 'refused', answer: '地址无法投递 · the address cannot be written to', final: true, away: false };
  const result = await transport.send(messageOf(mailFrom, address, letter, facts));
  if (!('response' in result)) return judge(result);
  return { outcome: 'sent', answer: answerOf({ message: result.response }), final: false, away: false };
}

/** All letters about one item hang in one thread, whose first message is the item itself. */
function messageOf(mailFrom: string, address: string, letter: Composed, facts: LetterFacts): SendMailOptions {
  const thread = `<${facts.item.id}@duban>`;
  return {
    from: mailFrom,
    to: { name: oneLine(facts.reader.name), address },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: facts.messageId,
    references: thread,
    inReplyTo: thread,
    date: new Date(facts.now),
    headers: { ...letter.headers },
    textEncoding: 'base64',
  };
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
