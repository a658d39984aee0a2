import { DefaultFailureConverter } from '@temporalio/common';

/** Puts what a failure says, and where it was thrown, into a payload, so that it is sealed with the others. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
