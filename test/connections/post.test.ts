import { lookup } from 'node:dns/promises';
import { hostname } from 'node:os';
import { post } from '../../activities/connections/post';
import type { Receiver } from './receiver';
import { openReceiver } from './receiver';

let receiver: Receiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver?.close());

test('a name that leads inside is refused when something is sent there, and nothing arrives', async () => {
  const [inside] = await lookup(hostname(), { all: true });
  expect(inside).toBeDefined();
  const posted = await post(`https://${hostname()}/hook`, {}, '{}', []);
  expect(posted).toMatchObject({ blocked: true, failure: expect.stringContaining('内网') });
  expect(await post(receiver.url, {}, '{}', [])).toMatchObject({ blocked: true });
  expect(receiver.taken).toHaveLength(0);
});

test('a host that is allowed by name is written to at the address that its name has now', async () => {
  const url = receiver.url.replace('127.0.0.1', 'localhost');
  expect(await post(url, { 'x-own': '1' }, '{"a":"督办"}', ['localhost'])).toMatchObject({ status: 200 });
  expect(receiver.taken[0]).toMatchObject({ body: '{"a":"督办"}', headers: { 'x-own': '1', host: new URL(url).host } });
});

test('what a name does not lead to is a failure that passes', async () => {
  expect(await post('https://no-such-host.invalid/', {}, '{}', [])).toMatchObject({ blocked: false });
});

test('a key that the receiver answers with is not kept', async () => {
  receiver.answers(({ path }) => ({ status: 400, body: `invalid ${path} for robot-key-0001` }));
  const posted = await post(`${receiver.url}/robot-path-0001?key=robot-key-0001`, {}, '{}', ['127.0.0.1']);
  expect(posted).toMatchObject({ status: 400, answer: 'invalid /hook/…?key=… for …' });
});
