import { Client } from '../../../demo/client';
import type { Who } from '../../../demo/people';
import { addresses } from '../../../demo/people';
import { Installation } from '../../product/installation';
import { tokenOf } from '../people';
import { Mailbox } from './mailbox';

/** The product as its README starts it, with the demonstration in it and nothing else. */
export type Demonstration = {
  readonly url: string;
  readonly adminToken: string;
  readonly mailbox: Mailbox;
  tokenOf(who: Who | 'administrator'): string;
  clientOf(who: Who): Client;
  /** The id of an item of the demonstration by its name. */
  itemNamed(task: string): Promise<string>;
  end(): Promise<void>;
};

export async function startDemonstration(): Promise<Demonstration> {
  const installation = await Installation.make();
  const end = async () => {
    await installation.stop();
    await installation.remove();
  };
  try {
    const printed = await installation.start();
    const { url, adminToken } = installation;
    const page = /✓ Mail\s+smtp:\S+\s+(http:\S+)/.exec(printed)?.[1];
    if (!page) throw new Error(`the start did not say where its mail is read:\n${printed}`);
    const tokens = new Map<string, string>([['administrator', adminToken]]);
    for (const who of Object.keys(addresses) as Who[]) tokens.set(who, await tokenOf(url, adminToken, who));
    const clientOf = (who: Who) => new Client(url, tokens.get(who) ?? '');
    return {
      ...{ url, adminToken, clientOf, end, mailbox: new Mailbox(page) },
      tokenOf: (who) => tokens.get(who) ?? '',
      async itemNamed(task) {
        type Items = { readonly items: readonly { readonly id: string; readonly task: string }[] };
        const { items } = await clientOf('secretariat').get<Items>('/api/tasks?limit=200');
        const found = items.find((item) => item.task === task);
        if (!found) throw new Error(`the demonstration has no item ${task}`);
        return found.id;
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}
