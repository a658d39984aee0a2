import type { Command, CommandType } from '../../../domain/item/command';
import type { Item, State } from '../../../domain/item/item';
import { states } from '../../../domain/item/item';
import { rights } from '../../../domain/people/rights';
import type { Who } from '../../support/office';
import { personAs } from '../../support/office';
import { commandBodies, offeredCommands } from '../support/command-bodies';
import type { Life } from '../support/life';
import { acceptance, openLife, submission } from '../support/life';

let life: Life;
const items = {} as Record<State, Item>;

const whos = ['secretary', 'leader', 'head', 'owner', 'partner'] as const satisfies readonly Who[];
/** Brings an item into a state as people would. */
async function into(state: State): Promise<Item> {
  const item = await life.issue();
  const approved = async (command: 'suspend' | 'cancel') => {
    const { events } = await life.done(item, 'reviewer', command, { reason: '因故' });
    const request = (events as unknown as { request: { id: string } }[])[0]?.request.id;
    await life.done(item, 'otherLeader', 'approve', { request });
  };
  if (state === 'in_progress') await life.done(item, 'owner', 'sign');
  if (state === 'suspended') await approved('suspend');
  if (state === 'cancelled') await approved('cancel');
  if (state === 'under_review' || state === 'accepted') await life.done(item, 'head', 'submit', submission(item));
  if (state === 'accepted') await life.done(item, 'reviewer', 'accept', acceptance(item));
  return item;
}

beforeAll(async () => {
  life = await openLife();
  for (const state of states) items[state] = await into(state);
}, 120_000);
afterAll(() => life?.close());

const groundOf = (who: Who): Command['actor']['as'] => personAs(life.office, who).as;

describe('who may do what', () => {
  it.each(whos)('as the table has it, for %s: 403 where it names another, whatever the state', async (who) => {
    const item = items.in_progress;
    for (const type of offeredCommands) {
      // A version that never was: whoever has the ground gets no further than that.
      const { status, body } = await life.give(item, who, type, commandBodies(item)[type], { 'if-match': '"999"' });
      const wanted = rights[type].by.includes(groundOf(who)) ? [412, 'version_stale'] : [403, 'not_yours_to_do'];
      expect([type, status, body.code]).toEqual([type, ...wanted]);
    }
  });

  it.each(states)('as the table has it, in the state %s: 409 where it names another', async (state) => {
    const item = items[state];
    for (const type of offeredCommands.filter((one) => !rights[one].in.includes(state))) {
      const who = whos.find((one) => rights[type].by.includes(groundOf(one))) ?? 'owner';
      const { status, body } = await life.give(item, who, type, commandBodies(item)[type]);
      expect([type, status, body.code, body.state]).toEqual([type, 409, 'not_in_this_state', state]);
    }
  });

  it.each(states)('is what people are offered in the state %s, and nothing else', async (state) => {
    const item = items[state];
    for (const who of whos) {
      const { may } = await life.read<{ may: CommandType[] }>(item, who);
      for (const type of may) {
        expect([who, type, rights[type].in.includes(state), rights[type].by.includes(groundOf(who))]).toEqual([
          ...[who, type, true, true],
        ]);
      }
    }
  });
});
