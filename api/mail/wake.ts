import { deliveryStart, deliveryType } from '../../workflows/messages/delivery';
import type { Dependencies } from '../deps';
import { engineDeadlineMs } from '../temporal';

/**
 * Has the outbox looked at now. What is in it stands in the database already: with the engine away the delivery finds it
 * within a minute of the engine's return.
 */
export async function wakeDelivery({ temporal, log }: Dependencies): Promise<void> {
  try {
    await temporal.within(Date.now() + engineDeadlineMs, () =>
      temporal.client.workflow.signalWithStart(deliveryType, deliveryStart),
    );
  } catch (error) {
    log.warn({ err: error }, 'the delivery could not be woken');
  }
}
