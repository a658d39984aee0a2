import { z } from 'zod';
import { roles } from '../../domain/people/roles';
import { factors } from '../../domain/people/strength';
import { given, line } from '../http/text';
import { told } from '../http/told';
import { longestPassword, shortestPassword } from './password/rules';

/** An address as the directory has it. */
export const address = line(320, 3).transform((text) => text.normalize('NFKC').toLowerCase());

const sixDigits = told({ 'zh-CN': '须为六位数字。', en: 'must be six digits' });

/** As read from a letter or an app, where digits may be set apart. */
export const digits = z
  .string()
  .max(20)
  .transform((text) => text.normalize('NFKC').replaceAll(/[\s-]/g, ''))
  .refine((text) => /^\d{6}$/.test(text), sixDigits)
  .meta({ pattern: '^[0-9]{6}$', description: 'six digits' });

/** One that is chosen; NFKC, so that it is the same from every keyboard. */
export const newPassword = z
  .string()
  .overwrite((text) => text.normalize('NFKC'))
  .min(shortestPassword)
  .max(longestPassword)
  .meta({ format: 'password', description: 'one that is easily guessed is refused (weak_password)' });

export const givenPassword = z
  .string()
  .overwrite((text) => text.normalize('NFKC'))
  .min(1)
  .max(longestPassword);

const base64url = given(20_000);
const proven = {
  ...{ id: base64url, rawId: base64url },
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
};

/** What a browser answers with when a passkey is used, as WebAuthn writes it in JSON; the library proves it. */
export const assertion = z
  .looseObject({
    ...proven,
    response: z.looseObject({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  })
  .meta({ id: 'PasskeyAssertion' });

/** And when one is made. */
export const attestation = z
  .looseObject({ ...proven, response: z.looseObject({ clientDataJSON: base64url, attestationObject: base64url }) })
  .meta({ id: 'PasskeyAttestation' });

/** What is still to be done before the session has any rights; null where it has them. */
export const next = z.enum(['totp', 'passkey', 'enrol']).nullable();

export const entered = z
  .strictObject({ next: next.meta({ description: 'totp: give the app’s code · passkey: use it · enrol: set one up' }) })
  .meta({ id: 'SignedIn' });

export const sessionAnswer = z
  .strictObject({
    account: z.strictObject({ name: z.string(), email: z.string(), role: z.enum(roles) }),
    factor: z.enum(factors),
    strong: z.boolean().meta({ description: 'whether two factors were shown' }),
    next,
    since: z.string(),
    until: z.string().meta({ description: 'when it ends at the latest' }),
    passwordSet: z.boolean(),
    appSet: z.boolean().meta({ description: 'whether an authenticator app is set up' }),
  })
  .meta({ id: 'Session' });

export type Entered = z.input<typeof entered>;
export const nothing = z.strictObject({});
