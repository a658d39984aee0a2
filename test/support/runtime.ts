import { DefaultLogger, Runtime } from '@temporalio/worker';

let installed = false;

/** The SDK's runtime, saying only what is wrong; before anything else of the SDK is started, as it wants it. */
export function quietRuntime(): void {
  if (!installed)
    Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF' } } });
  installed = true;
}
