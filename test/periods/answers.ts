import type { Reply } from '../support/http';

/** An entry of a period, as the API answers it. */
export type Entry = { task: string; [field: string]: unknown };

/** A period's seal and the one before it. */
export function sealOf(reply: Reply) {
  const { seal, previous } = (reply.body as unknown as { seal: { seal: string; previous: string } }).seal;
  return { seal, previous };
}

/** The entries on a page of them, and that of one item. */
export const entriesOf = (reply: Reply) => (reply.body as unknown as { items: Entry[] }).items;
export const entryOf = (reply: Reply, item: { readonly id: string } | undefined) =>
  entriesOf(reply).find(({ task }) => task === item?.id);
