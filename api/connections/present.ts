import type { ConnectionRow } from './data/connections';
import type { DeliveryRow } from './data/deliveries';
import type { ConnectionAnswer, DeliveryAnswer } from './schema';

export function presentConnection(row: ConnectionRow): ConnectionAnswer {
  const { kind, state, pausedWhy, events, failingSince, lastSentAt, createdAt, endedAt, ...rest } = row;
  return {
    ...rest,
    kind: kind as ConnectionAnswer['kind'],
    state: state as ConnectionAnswer['state'],
    pausedWhy: pausedWhy as ConnectionAnswer['pausedWhy'],
    events: [...events],
    failingSince: failingSince?.toISOString() ?? null,
    lastSentAt: lastSentAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export function presentDelivery(row: DeliveryRow): DeliveryAnswer {
  const { id, eventId, kind, at, taskId, seq, state, notBefore, createdAt, sentAt, log } = row;
  return {
    ...{ id, event: eventId, type: kind, task: taskId, seq, state: state as DeliveryAnswer['state'] },
    at: at.toISOString(),
    nextTryAt: state === 'pending' ? notBefore.toISOString() : null,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    attempts: log.map(({ number, at: tried, outcome, status, answer }) => ({
      ...{ number, at: tried.toISOString(), status, answer },
      outcome: outcome as DeliveryAnswer['attempts'][number]['outcome'],
    })),
  };
}
