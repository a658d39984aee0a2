import type { Role } from '../../../domain/people/roles';
import type { Database } from '../../../prisma/client';

/** A try to come in, or what was done about one's own ways in. */
export type SignInTry = {
  /** The request's own, a UUID. */
  readonly id: string;
  /** Method and path. */
  readonly door: string;
  /** Null for whoever is in no directory, or has not said who they are. */
  readonly account: { readonly id: string; readonly name: string; readonly role: Role } | null;
  /** `done`, the code of the problem that is answered, or `other_identity`: the provider's, of an account that goes by another. */
  readonly outcome: string;
  readonly address: string;
  readonly forwarded: string | null;
};

/** Writes a try down; the database gives it its time and its hash. */
export async function writeSignIn(database: Database, tried: SignInTry): Promise<void> {
  const { id, door, account, outcome, address, forwarded } = tried;
  await database.$executeRaw`
    INSERT INTO sign_in_log (id, door, account_id, account_name, role, outcome, address, forwarded)
    VALUES (${id}::uuid, ${door}, ${account?.id ?? null}::uuid, ${account?.name ?? null}, ${account?.role ?? null},
      ${outcome}, ${address}, ${forwarded})`;
}
