import { dayIn } from './days';
import type { People, Who } from './people';
import { addresses } from './people';

/** What acts need to know of an item. */
export type Acted = {
  readonly id: string;
  readonly issuedAt: string;
  readonly standards: readonly { readonly id: string; readonly text: string }[];
};

type Answer = { readonly events: readonly { readonly type: string; readonly request?: { readonly id: string } }[] };

/** Gives one command after another; `give` says under which key, so that an act repeated has one effect. */
type Give = (who: Who, command: string, body?: object) => Promise<Answer>;
export type Act = (give: Give, item: Acted) => Promise<unknown>;

/** Lets people act on an item, in order; done again, everything stands as it was. */
export async function perform(people: People, item: Acted, acts: readonly Act[]): Promise<void> {
  let count = 0;
  const give: Give = (who, command, body = {}) =>
    people[who].post(`/api/tasks/${item.id}/${command}`, body, `demo-${item.id}-${++count}`);
  for (const act of acts) await act(give, item);
}

export function sign(who: Who): Act {
  return (give) => give(who, 'sign');
}

export function report(who: Who, percent: number, done: string, effect: string, ...milestones: string[]): Act {
  const reached = milestones.map((id) => ({ id, done: true }));
  return (give) => give(who, 'report', { percent, done, effect, ...(reached.length > 0 && { milestones: reached }) });
}

export function submit(who: Who): Act {
  return (give, { standards }) =>
    give(who, 'submit', { standards: standards.map(({ id, text }) => ({ id, how: `已达到：${text}` })) });
}

export function accept(effectRating: number): Act {
  return (give, { standards }) =>
    give('secretariat', 'accept', { effectRating, standards: standards.map(({ id }) => ({ id, met: true })) });
}

/** Finds the last standard not met. */
export function sendBack(reason: string): Act {
  return (give, { standards }) =>
    give('secretariat', 'return', {
      reason,
      standards: standards.map(({ id }, at) =>
        at < standards.length - 1 ? { id, met: true } : { id, met: false, note: reason },
      ),
    });
}

export function suspend(reason: string): Act {
  return (give) => asked(give, 'suspend', reason);
}

export function cancel(reason: string): Act {
  return (give) => asked(give, 'cancel', reason);
}

/** Found wanting afterwards, it is taken up again. */
export function reopen(reason: string, inDays: number): Act {
  return (give, item) => asked(give, 'reopen', reason, { deadline: dayOf(item, inDays) });
}

/** Asks for a deadline so many days after the issue. */
export function requestExtension(who: Who, inDays: number, reason: string): Act {
  return (give, item) => give(who, 'request-extension', { deadline: dayOf(item, inDays), reason });
}

export function grantExtension(): Act {
  return (give) => give('secretariat', 'grant-extension');
}

export function instruct(text: string): Act {
  return (give) => give('leader', 'instruct', { text });
}

export function remind(note: string): Act {
  return (give) => give('secretariat', 'remind', { note });
}

export function handOver(owner: Who, reason: string): Act {
  return (give) => give('secretariat', 'amend', { owner: addresses[owner], reason });
}

/** By the day of the issue, which stays, so that an act done again says the same. */
function dayOf({ issuedAt }: Acted, inDays: number): string {
  return dayIn(inDays, Date.parse(issuedAt));
}

/** What the secretariat asks for, a leader approves. */
async function asked(give: Give, command: string, reason: string, more: object = {}): Promise<void> {
  const { events } = await give('secretariat', command, { reason, ...more });
  const request = events.find(({ type }) => type === 'asked')?.request?.id;
  await give('leader', 'approve', { request });
}
