import { commandsIn } from '../../audit/history/commands';
import type { HistoryEvent } from '../../audit/history/events';
import { eventsOf } from '../../audit/history/events';
import { recordedBy } from '../../audit/history/recorded';
import { historyToText } from '../../audit/history/text';
import { notOrdered } from '../../audit/ordered';
import type { Command } from '../../domain/item/command';
import { keptHistories, typeOf } from '../replay/recorded';

const histories = keptHistories()
  .filter((kept) => typeOf(kept) === 'keyTask')
  .map(({ workflowId, history }) => ({ name: workflowId, events: eventsOf(historyToText(history)) }));
const words: ReadonlySet<string> = new Set(['reason', 'done', 'text', 'how', 'percent', 'effectRating', 'deadline']);

it('finds every entry of every recorded history as it was ordered, also of rules that have changed since', () => {
  for (const { name, events } of histories) expect([name, notOrdered(events)]).toEqual([name, []]);
});

it('names the entry of every command that was given by another, or in other words, or for another day', () => {
  let [others, otherwise] = [0, 0];
  for (const { events } of histories)
    for (const [id, [command]] of commandsIn(events)) {
      const entry = events.flatMap(recordedBy).find(({ commandId }) => commandId === id);
      if (!entry || !command) continue;
      const named = [{ seq: entry.seq, commandId: id }];
      const by = { ...command, actor: { ...command.actor, id: 'another' } };
      expect(notOrdered(givenAs(events, by))).toEqual(named);
      others++;
      for (const order of reworded(command.order)) {
        expect([order, notOrdered(givenAs(events, { ...command, order }))]).toEqual([order, named]);
        otherwise++;
      }
    }
  expect(others).toBeGreaterThan(80);
  expect(otherwise).toBeGreaterThan(80);
});

/** The same order with one word, number or day of it changed, for each of them. */
function reworded(order: Command['order']): Command['order'][] {
  const texts = JSON.stringify(order);
  return [...texts.matchAll(/"(\w+)":("[^"]*"|\d+)/g)]
    .filter(([, key]) => words.has(String(key)))
    .map(({ 0: found, 1: key, 2: value = '', index }) => {
      const other = value.startsWith('"') ? JSON.stringify(`${JSON.parse(value)}?`) : String(Number(value) ^ 1);
      return JSON.parse(`${texts.slice(0, index)}"${key}":${other}${texts.slice(index + found.length)}`);
    });
}

/** The history as it would be had a command been given in this way. */
function givenAs(events: readonly HistoryEvent[], command: Command): HistoryEvent[] {
  const data = Buffer.from(JSON.stringify(command)).toString('base64');
  const metadata = { encoding: Buffer.from('json/plain').toString('base64') };
  const acceptedRequest = { input: { args: { payloads: [{ metadata, data }] } } };
  return events.map((event) =>
    commandsIn([event]).has(command.id)
      ? { ...event, workflowExecutionUpdateAcceptedEventAttributes: { acceptedRequest } }
      : event,
  );
}
