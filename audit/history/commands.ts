import type { Command } from '../../domain/item/command';
import type { HistoryEvent } from './events';
import { decoded } from './recorded';

/** The commands that a run took in, by their ids, as the engine was given them before anything was recorded of them; of one, each time that it was given. */
export function commandsIn(events: readonly HistoryEvent[]): ReadonlyMap<string, readonly Command[]> {
  const given = new Map<string, Command[]>();
  for (const event of events) {
    const [payload] =
      event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args?.payloads ?? [];
    const command = payload ? (decoded(payload) as Command | null) : null;
    if (command?.order) given.set(command.id, [...(given.get(command.id) ?? []), command]);
  }
  return given;
}
