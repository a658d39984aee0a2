import { z } from 'zod';
import { readPayload, writePayload } from '../../servers/payloads/opened';
import { open } from '../../servers/payloads/seal';
import { given } from '../http/text';
import { route } from '../route';
import { codecPath } from './origin';

/** By a pattern, which the document can show; a format it could only name. */
const base64 = z.string().regex(/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

const payload = z
  .strictObject({
    metadata: z.record(given(100), base64).meta({ propertyNames: { maxLength: 100 } }),
    data: base64.default(''),
  })
  .meta({ id: 'Payload', description: 'as Temporal writes it in JSON: bytes in base64' });

const payloads = z.strictObject({ payloads: z.array(payload).max(10_000) }).meta({ id: 'Payloads' });

/** What Temporal's own page asks for: payloads that are sealed, opened for who may read them. */
export const codecRoutes = [
  route({
    method: 'post',
    path: `${codecPath}/decode`,
    summary: '打开加密的流程内容 Opens what is sealed in Temporal, as its own page asks of a codec server',
    description:
      'Temporal’s page is given this address without its last part (DUBAN_TEMPORAL_UI names the page, the one foreign origin that may ask), with credentials included. What is not sealed is answered as it came. Each asking is written down.',
    tag: 'audit',
    by: ['auditor', 'administrator'],
    body: payloads,
    jsonMiB: 8,
    changesNothing: true,
    answers: { status: 200, schema: payloads },
    refuses: [422, 503],
    async handle({ deps, body }) {
      return {
        body: {
          payloads: body.payloads.map((one) => {
            const read = readPayload(one);
            return read ? writePayload(open(read, deps.temporal.keys)) : one;
          }),
        },
      };
    },
  }),
];
