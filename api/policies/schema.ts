import { z } from 'zod';
import { policySchema } from '../batches/policy-schema';
import { changeAnswer, movesAnswer, previewGiven } from '../changes/schema';
import { listQuery, pageOf } from '../http/lists';
import { prose } from '../http/text';

const note = prose(1_000, 0).meta({ description: 'why, for whoever reads the versions' });

/** The keys of the organisation; keys left out are the rules' defaults. */
export const organisationBody = policySchema.extend({
  note: note.optional(),
  applyTo: z
    .enum(['new', 'running'])
    .optional()
    .meta({ description: 'new: what is issued from now on; running: the items of running batches as well' }),
  preview: previewGiven,
});

/** The keys of a batch; keys left out keep the organisation's. */
export const batchBody = policySchema.extend({ note: note.optional(), preview: previewGiven });

export const batchPolicyParams = z.strictObject({ id: z.uuid() });
export const versionsQuery = z.strictObject({ ...listQuery, sort: z.enum(['-version']).default('-version') });

const set = {
  version: z.int(),
  note: z.string(),
  setBy: z.uuid().nullable(),
  setAt: z.iso.datetime().nullable(),
};
const whole = policySchema.meta({ description: 'the whole policy in force' });
const own = policySchema.meta({ description: 'the keys that were set here' });

const organisation = { ...set, policy: whole, own };
export const organisationAnswer = z.strictObject(organisation).meta({ id: 'OrganisationPolicy' });
export const organisationSet = z
  .strictObject({ ...organisation, change: changeAnswer.nullable() })
  .meta({ id: 'OrganisationPolicySet' });

const from = z
  .int()
  .nullable()
  .meta({ description: 'the organisation’s version that it came from; null where that was not kept yet' });

const batch = {
  ...organisation,
  organisation: from,
  batch: z.uuid(),
  state: z.enum(['draft', 'issuing', 'issued']),
  running: z
    .array(z.strictObject({ version: z.int(), items: z.int() }))
    .meta({ description: 'under which version how many open items run; 0 is the policy that it was issued under' }),
};
export const batchPolicyAnswer = z.strictObject(batch).meta({ id: 'BatchPolicy' });
export const batchPolicySet = z
  .strictObject({ ...batch, change: changeAnswer.nullable() })
  .meta({ id: 'BatchPolicySet' });

export const batchPolicyVersions = pageOf(
  z.strictObject({ ...set, policy: own, organisation: from }).meta({ id: 'BatchPolicyVersion' }),
);
export const policyVersions = pageOf(z.strictObject({ ...set, policy: own }).meta({ id: 'PolicyVersion' }));

export const policyPreview = z
  .strictObject({
    version: z.int().meta({ description: 'in force, for If-Match' }),
    policy: whole,
    batches: z.int().meta({ description: 'running batches that it was held against' }),
    ...movesAnswer,
  })
  .meta({ id: 'PolicyPreview' });
