import { randomUUID } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { OfferedCommand } from '../api/support/command-bodies';
import { commandBodies, offeredCommands } from '../api/support/command-bodies';
import { inDays } from '../api/support/life';
import type { Place, Who } from './cast';
import { ownerOf } from './cast';
import type { Held, Town } from './town';
import { addressOf } from './town';

/** What is sent for an operation: its path with real ids in it, and a body that is right in itself. */
export type Sent = {
  readonly path: string;
  readonly body?: object;
  /** A body as it is written, in the place of one that is written for it. */
  readonly text?: string;
  readonly form?: FormData;
  /** A version that never was: whoever may act gets no further than that, so that nothing is moved. */
  readonly ifMatch?: string;
};

type Asked = { readonly town: Town; readonly who: Who; readonly place: Place; readonly held: Held };
type Filled = string | Promise<string>;

/** The id that a parameter of a path stands for, by the path up to it. */
const ids: readonly (readonly [RegExp, (asked: Asked) => Filled])[] = [
  [/^\/api\/(audit\/)?tasks\/\{id\}$/, ({ held }) => held.item.id],
  [/^\/api\/audit\/tasks\/\{id\}\/ledger\/\{seq\}$/, () => '1'],
  [/^\/api\/audit\/tasks\/\{id\}\/refusals\/\{command\}$/, ({ held }) => held.refusedCommand],
  [/^\/api\/audit\/requests\/\{id\}$/, ({ held }) => held.request],
  [/^\/api\/audit\/runs\/\{runId\}$/, ({ held }) => held.runId],
  [/^\/api\/audit\/checkpoints\/\{number\}$/, () => '1'],
  [/^\/api\/audit\/replays\/\{id\}$/, ({ town }) => town.replay],
  [/^\/api\/(audit\/)?batches\/\{id\}$/, ({ held }) => held.batch],
  [/^\/api\/batches\/\{id\}\/rows\/\{row\}$/, () => '1'],
  [/^\/api\/changes\/\{id\}$/, ({ town }) => town.change],
  [/^\/api\/evidence\/\{id\}$/, ({ held }) => held.evidence],
  [/^\/api\/mail\/\{id\}$/, ({ held }) => held.letter],
  [/^\/api\/sessions\/\{id\}$/, freshSession],
  [/^\/api\/session\/passkeys\/\{id\}$/, () => randomUUID()],
  [/^\/api\/tokens\/\{id\}$/, freshToken],
  [/^\/api\/views\/\{id\}$/, freshView],
  [/^\/api\/connections\/\{id\}$/, ({ town }) => town.connection],
  [/^\/api\/connections\/\{id\}\/deliveries\/\{delivery\}$/, ({ town }) => town.delivery],
  [/^\/api\/officials\/\{id\}$/, ({ town }) => town.spareOfficial],
  [/^\/api\/units\/\{code\}$/, () => 'SPARE'],
  [/^\/api\/calendars\/\{year\}$/, () => '2026'],
  [/^\/api\/periods\/\{period\}$/, ({ town }) => town.quarter],
  [/^\/api\/periods\/\{period\}\/carry-overs\/\{id\}$/, ({ held }) => held.carryOver],
  [/^\/api\/(audit\/)?periods\/\{id\}$/, ({ town }) => town.month],
];

/** An operation on what its first caller would use up has a new one for each. */
const ownDraft = /^(DELETE|PATCH) \/api\/batches\/\{id\}/;

const row = { task: '任务', standards: ['达标'], leadUnit: 'ALONE', owner: 'spare@example.test', deadline: inDays(90) };
const notice = { source: '关于节假日安排的通知', off: ['2026-01-01'] };

const passkey = { id: 'YQ', rawId: 'YQ', type: 'public-key', clientExtensionResults: {} };

const bodies: Readonly<Record<string, (asked: Asked) => object>> = {
  'POST /api/tokens': ({ who }) => ({ email: addressOf(who), name: '甲' }),
  'POST /api/connections': () => ({ kind: 'webhook', name: '平台', url: 'https://receiver.example.test/' }),
  'POST /api/codec/decode': () => ({ payloads: [] }),
  'POST /api/invitations': () => ({ officials: ['spare@example.test'] }),
  'PATCH /api/me': () => ({ locale: 'zh-CN' }),
  'POST /api/views': () => ({ name: `红灯 ${randomUUID()}`, query: 'light=red' }),
  'PATCH /api/views/{id}': () => ({ query: 'light=yellow' }),
  'POST /api/officials/{id}/leave': () => ({}),
  'PATCH /api/units/{code}': () => ({ name: '闲单位' }),
  'POST /api/units/{code}/merge': () => ({ into: 'HEIR', reason: '并' }),
  'POST /api/units/{code}/close': () => ({ successor: 'HEIR', reason: '撤' }),
  'POST /api/batches': () => ({ title: '表', year: 2026, rows: [row] }),
  'PATCH /api/batches/{id}/rows/{row}': () => ({ task: '改' }),
  'PUT /api/calendars/{year}': () => notice,
  'POST /api/calendars/{year}/preview': () => notice,
  'PUT /api/policy': () => ({ applyTo: 'new' }),
  'POST /api/policy/preview': () => ({ applyTo: 'running' }),
  'PUT /api/periods/{id}/bulletin': () => ({ sections: {} }),
  'POST /api/periods/{id}/adjustments': ({ held }) => ({
    ...{ task: held.item.id, corrects: { percent: 31 }, reason: '更正' },
  }),
  'POST /api/periods/{period}/carry-overs': ({ held }) => ({
    ...{ task: held.item.id, deadline: inDays(110), reason: '结转' },
  }),
  'POST /api/periods/{period}/carry-overs/{id}/reject': () => ({ reason: '不' }),
  'POST /api/sign-in/code': () => ({ email: 'nobody@example.test' }),
  'POST /api/sign-in/code/verify': () => ({ email: 'nobody@example.test', code: '123456' }),
  'POST /api/sign-in/password': () => ({ email: 'nobody@example.test', password: '不知道的口令' }),
  'POST /api/sign-in/totp': () => ({ code: '123456' }),
  'POST /api/sign-in/passkey': () => ({
    response: { ...passkey, response: { clientDataJSON: 'YQ', authenticatorData: 'YQ', signature: 'YQ' } },
  }),
  'POST /api/sign-in/invitation': () => ({
    ...{ email: 'nobody@example.test', code: 'AAAAA-AAAAA', password: '湖畔 lantern 47 Birken' },
  }),
  'POST /api/sign-in/administrator': () => ({
    ...{ token: 'not-a-token-of-this-place', email: 'nobody@example.test', password: '湖畔 lantern 47 Birken' },
  }),
  'POST /api/session/password': () => ({ current: '旧的口令不知', password: '湖畔 lantern 47 Birken' }),
  'POST /api/session/totp': () => ({ password: '旧的口令不知' }),
  'POST /api/session/totp/confirm': () => ({ code: '123456' }),
  'POST /api/session/passkeys': () => ({
    ...{ response: { ...passkey, response: { clientDataJSON: 'YQ', attestationObject: 'YQ' } }, name: '钥匙' },
  }),
};

/** What is sent for an operation about what is held at a place. Throws where a parameter of its path is not known. */
export async function sentFor(name: string, asked: Omit<Asked, 'held'>): Promise<Sent> {
  const { town, place } = asked;
  const held = ownDraft.test(name) ? { ...town.held[place], batch: await freshDraft(town) } : town.held[place];
  const path = await filled(name.slice(name.indexOf(' ') + 1), { ...asked, held });
  const body = bodyFor(name, { ...asked, held });
  const isForm = name === 'POST /api/directory/import' || name === 'POST /api/evidence';
  return {
    path,
    ...(isForm ? { form: formFor(name) } : /^(GET|DELETE)/.test(name) ? {} : { body }),
    ...(/^POST \/api\/(tasks\/\{id\}|periods\/\{period\}\/carry-overs)/.test(name) && { ifMatch: '"999"' }),
  };
}

/** The same with every item of the town in one request. */
export function sentForMany(command: string, town: Town): Sent {
  const all = Object.values(town.held);
  const tasks = all.map(({ item }) => ({ id: item.id, ifVersion: 999 }));
  const { own } = town.held;
  return {
    path: `/api/tasks/commands/${command}`,
    body: { ...commandBodies(own.item)[command as OfferedCommand], tasks },
  };
}

async function filled(path: string, asked: Asked): Promise<string> {
  const parts = path.split('/');
  for (const [at, part] of parts.entries()) {
    if (!part.startsWith('{')) continue;
    const upTo = path
      .split('/')
      .slice(0, at + 1)
      .join('/');
    const id = ids.find(([form]) => form.test(upTo));
    if (!id) throw new Error(`the matrix does not know what ${upTo} stands for`);
    parts[at] = await id[1](asked);
  }
  return parts.join('/');
}

function bodyFor(name: string, asked: Asked): object {
  const [, command] = /^POST \/api\/tasks\/\{id\}\/([a-z-]+)$/.exec(name) ?? [];
  if (command && offeredCommands.includes(command as OfferedCommand))
    return commandBodies(asked.held.item)[command as OfferedCommand];
  return bodies[name]?.(asked) ?? {};
}

function formFor(name: string): FormData {
  const form = new FormData();
  if (name === 'POST /api/evidence') form.set('file', new Blob(['佐证']), '佐证.txt');
  else form.set('units', new Blob(['code,name,kind,parentCode\nHEIR,单位HEIR,department,\n']), 'units.csv');
  return form;
}

async function freshDraft({ http }: Town): Promise<string> {
  const body = { title: '草稿', year: 2026, rows: [row] };
  const { id } = (await http.call(addressOf('secretary'), 'POST', '/api/batches', { body })).body as { id?: string };
  if (id === undefined) throw new Error('no draft was made');
  return id;
}

/** A session of whoever owns the item of the place. */
async function freshSession({ town, place }: Asked): Promise<string> {
  const email = addressOf(ownerOf[place]);
  const { id: officialId } = await town.database.official.findUniqueOrThrow({ where: { email } });
  const id = uuidv7();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await town.database.signInSession.create({
    data: { id, officialId, token: randomUUID(), factor: 'code', expiresAt },
  });
  return id;
}

/** A token of whoever owns the item of the place. */
async function freshToken({ town, place }: Asked): Promise<string> {
  const { id: officialId } = await town.database.official.findUniqueOrThrow({
    where: { email: addressOf(ownerOf[place]) },
  });
  const id = uuidv7();
  await town.database.apiToken.create({ data: { id, officialId, name: '甲', hash: randomUUID() } });
  return id;
}

/** A saved view of whoever owns the item of the place. */
async function freshView({ town, place }: Asked): Promise<string> {
  const { id: officialId } = await town.database.official.findUniqueOrThrow({
    where: { email: addressOf(ownerOf[place]) },
  });
  const id = uuidv7();
  await town.database.savedView.create({ data: { id, officialId, name: randomUUID(), query: '' } });
  return id;
}
