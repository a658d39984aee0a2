import type { People, Who } from './people';

/** What acts need to know of an item. */
export type Acted = {
  readonly id: string;
  /** RFC 3339; days to come are counted from it, so that an act done again says the same. */
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

/** 申请延期, which the secretariat grants. */
export function extend(inDays: number, reason: string): Act {
  return async (give, item) => {
    await give('owner', 'request-extension', { deadline: dayAfter(item, inDays), reason });
    await give('secretariat', 'grant-extension');
  };
}

/** 申请延期, which waits for its decision. */
export function askToExtend(inDays: number, reason: string): Act {
  return (give, item) => give('owner', 'request-extension', { deadline: dayAfter(item, inDays), reason });
}

/** 回头看 finds that the work did not last; a leader has it taken up again. */
export function reopen(inDays: number, reason: string): Act {
  return (give, item) => asked(give, 'reopen', reason, { deadline: dayAfter(item, inDays) });
}

export function instruct(text: string): Act {
  return (give) => give('leader', 'instruct', { text });
}

export function urge(who: Who, note: string): Act {
  return (give) => give(who, 'remind', { note });
}

function dayAfter({ issuedAt }: Acted, days: number): string {
  return new Date(Date.parse(issuedAt) + days * 86_400_000).toISOString().slice(0, 10);
}

/** What the secretariat asks for, a leader approves. */
async function asked(give: Give, command: string, reason: string, more: object = {}): Promise<void> {
  const { events } = await give('secretariat', command, { reason, ...more });
  const request = events.find(({ type }) => type === 'asked')?.request?.id;
  await give('leader', 'approve', { request });
}
