import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { APIError } from 'better-auth/api';
import { emailOTP, genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import type { Factor } from '../../domain/people/strength';
import { lifetimeOf } from '../../domain/people/strength';
import type { Database } from '../../prisma/client';
import type { Settings } from '../settings';
import { keptUnder } from './code/browser';
import { codeSeconds } from './code-lifetime';
import { cookieOptions } from './cookies';
import { isInOffice } from './data';
import { keyedHash } from './key';
import { addressHeader, oidcProvider } from './names';
import { isTied } from './oidc/data';
import { longestPassword, shortestPassword } from './password/rules';

/** What the library is built over. `sendCode` writes the letter with a code; it is not waited for. */
export type Ground = {
  readonly database: Database;
  readonly settings: Settings;
  readonly key: string;
  readonly log: Logger;
  readonly sendCode: (email: string, code: string) => Promise<void>;
};

export type Auth = ReturnType<typeof buildAuth>;

/** By which of the library's endpoints a session came about. Sessions from anywhere else are not made. */
const factorOf: Readonly<Record<string, Factor>> = {
  '/sign-in/email-otp': 'code',
  '/sign-in/email': 'password',
  '/two-factor/verify-totp': 'totp',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'oidc',
};

/** Sets the library up over the directory: whoever is in it is known, and nobody signs up. */
export function buildAuth({ database, settings, key, log, sendCode }: Ground) {
  const { PUBLIC_URL } = settings;
  return betterAuth({
    appName: '督办 Duban',
    baseURL: PUBLIC_URL,
    basePath: '/api/auth',
    secret: key,
    trustedOrigins: [new URL(PUBLIC_URL).origin],
    telemetry: { enabled: false },
    // Its own limits know nothing of accounts; ours are in tries.ts.
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (level, message) => log.warn({ level }, `sign-in: ${message}`) },
    database: prismaAdapter(database, { provider: 'postgresql' }),
    advanced: {
      ...cookieOptions(PUBLIC_URL),
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    user: { modelName: 'official' },
    session: {
      modelName: 'signInSession',
      fields: { userId: 'officialId', ipAddress: 'address' },
      additionalFields: { factor: { type: 'string', required: true, input: false, defaultValue: 'password' } },
      // The longest of them; each ends by its own kind (domain/people/strength.ts), which session.ts holds it to.
      expiresIn: lifetimeOf('code').wholeMs / 1_000,
      disableSessionRefresh: true,
      freshAge: 3_600,
    },
    account: {
      modelName: 'credential',
      fields: { userId: 'officialId' },
      accountLinking: { enabled: true, trustedProviders: [] },
      encryptOAuthTokens: false,
    },
    verification: {
      modelName: 'signInProof',
      // A code belongs to the browser that asked for it.
      storeIdentifier: { default: 'plain', overrides: { 'sign-in-otp-': { hash: keptUnder } } },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const factor = factorOf[context?.path ?? ''];
            // To say false here would be a session that is missing to the library, and a failure of the server’s.
            if (!factor || !(await isInOffice(database, session.userId))) throw new APIError('UNAUTHORIZED');
            // The library would keep the network of an IPv6 address alone, written out in full.
            const ipAddress = context?.headers?.get(addressHeader) ?? null;
            const expiresAt = new Date(Date.now() + lifetimeOf(factor).wholeMs);
            return { data: { ...session, factor, ipAddress, expiresAt } };
          },
        },
      },
      account: {
        create: {
          before: async (account) => {
            if (account.providerId === oidcProvider && (await isTied(database, account.userId))) {
              log.warn({ account: account.userId }, 'sign-in: another identity of the provider, same address; refused');
              return false;
            }
            return { data: { ...account, ...noTokens } };
          },
        },
        update: { before: async (account) => ({ data: { ...account, ...noTokens } }) },
      },
    },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeSeconds,
        allowedAttempts: 3,
        disableSignUp: true,
        storeOTP: { hash: async (code) => keyedHash(key, 'code', code) },
        sendVerificationOTP: ({ email, otp }) => sendCode(email, otp),
      }),
      twoFactor({
        issuer: '督办 Duban',
        schema: {
          twoFactor: {
            modelName: 'authenticator',
            fields: { userId: 'officialId', failedVerificationCount: 'failed' },
          },
        },
      }),
      passkey({
        rpID: new URL(PUBLIC_URL).hostname,
        rpName: '督办 Duban',
        origin: new URL(PUBLIC_URL).origin,
        schema: { passkey: { fields: { userId: 'officialId' } } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // The library asks for no proof that the person was there; without it a passkey is one factor, not two.
        registration: {
          afterVerification: ({ verification }) => requireVerified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => requireVerified(verification.authenticationInfo.userVerified),
        },
      }),
      genericOAuth({ config: oidcConfig(settings) }),
    ],
  });
}

const noTokens = { accessToken: null, refreshToken: null, idToken: null };

function requireVerified(userVerified: boolean | undefined): void {
  if (!userVerified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: 'no user verification' });
}

function oidcConfig({ DUBAN_OIDC_ISSUER: issuer, DUBAN_OIDC_CLIENT_ID: clientId, ...settings }: Settings) {
  if (!issuer || !clientId) return [];
  return [
    {
      providerId: oidcProvider,
      discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId,
      ...(settings.DUBAN_OIDC_CLIENT_SECRET && { clientSecret: settings.DUBAN_OIDC_CLIENT_SECRET }),
      scopes: ['openid', 'email', 'profile'],
      pkce: true,
      disableSignUp: true,
      requireIdTokenVerification: true,
    },
  ];
}
