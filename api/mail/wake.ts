import { deliveryStart, deliveryType } from '../../workflows/messages/delivery';
import type { Dependencies } from '../deps';
import { wake } from '../wake';

/** Has the outbox looked at now. */
export function wakeDelivery(deps: Dependencies): Promise<void> {
  return wake(deps, { workflow: deliveryType }, (workflow) => workflow.signalWithStart(deliveryType, deliveryStart));
}
