import { z } from 'zod';
import type { Locale } from '../domain/locale';
import type { Role } from '../domain/people/roles';
import type { Account } from './accounts/account';
import type { Token } from './accounts/data';
import type { Dependencies } from './deps';

/** A file of a multipart form, whole. */
export type Upload = { readonly name: string; readonly bytes: Buffer };

export type Form<Fields> = { readonly fields: Fields; readonly files: ReadonlyMap<string, Upload> };

/** What a handler answers. `version` becomes the ETag; a status left out is the one declared. */
export type Answer<Body> = {
  readonly body: Body;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

type Shape = z.ZodObject;
export type Output<S> = S extends Shape ? z.output<S> : Record<string, never>;

/** A request after everything about it was checked. `body` is null only where a route takes forms too and one came. */
export type Request<P, Q, B, F> = {
  /** The request's own, a UUID. */
  readonly id: string;
  readonly deps: Dependencies;
  readonly account: Account;
  /** The product's clock when the account was read, epoch milliseconds. */
  readonly now: number;
  /** The session that the caller is signed in by; null for a token. */
  readonly session: string | null;
  /** The token that the caller uses; null for a session. */
  readonly token: Token | null;
  /** Whether the caller has shown two factors, or uses a token of somebody who had. */
  readonly strong: boolean;
  readonly locale: Locale;
  readonly params: Output<P>;
  readonly query: Output<Q>;
  readonly body: [F] extends [undefined] ? Output<B> : Output<B> | null;
  readonly form: [F] extends [undefined] ? null : Form<Output<F>> | null;
  /** What makes a repeated write the same one; null where no Idempotency-Key came. */
  readonly idempotency: IdempotentRequest | null;
  /** The version that the caller decided on, from If-Match. */
  readonly ifMatch: number | undefined;
  readonly ifNoneMatch: string | undefined;
};

export type IdempotentRequest = {
  readonly account: string;
  /** Method and address. */
  readonly route: string;
  readonly key: string;
  /** SHA-256 of what the body says, whichever way it was written down. */
  readonly bodyHash: string;
};

/** What a request is about: items, and the ids of the commands that it gives. */
export type Concerns = { readonly tasks?: readonly string[]; readonly commands?: readonly string[] };

type Common = {
  readonly path: `/${string}`;
  readonly summary: string;
  /** What the spec adds to the summary. */
  readonly description?: string;
  readonly tag: string;
  /** Its reads are written down, whoever reads; those of auditors and of the audit's own always are. */
  readonly readsRecorded?: true;
};

export type Declaration<
  P extends Shape | undefined,
  Q extends Shape | undefined,
  B extends Shape | undefined,
  F extends Shape | undefined,
  A extends z.ZodType,
> = Common & {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Who may call it at all; what they may see or do of an item is settled per item. */
  readonly by: readonly Role[] | 'every account';
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** A multipart form: its text fields, and the names that files may come under. */
  readonly form?: { readonly fields: F; readonly files: readonly string[] };
  /** The most that a JSON body may weigh, in MiB; 1 where left out. */
  readonly jsonMiB?: number;
  /** Whether the route heeds If-Match; any other write refuses it. */
  readonly conditional?: boolean;
  /** A POST that only asks: under an Idempotency-Key, too, it is answered anew. */
  readonly changesNothing?: true;
  /** A POST whose answer is kept by the mount, as that of every other write is; doing it again changes nothing more. */
  readonly answerKept?: true;
  /** `type`: of what is answered where that is not JSON, or each that it may be; the body is then the bytes, or a stream of them. */
  readonly answers: { readonly status: number; readonly schema: A; readonly type?: string | readonly string[] };
  /** Statuses of problems beyond those that every such route may answer. */
  readonly refuses?: readonly number[];
  /** Of what is written down; where left out, the item that the address names. */
  readonly concerns?: (request: Request<P, Q, B, F>) => Concerns | Promise<Concerns>;
  readonly handle: (request: Request<P, Q, B, F>) => Promise<Answer<z.input<A>>>;
};

type AnyDeclaration = Omit<
  Declaration<Shape | undefined, Shape | undefined, Shape | undefined, Shape | undefined, z.ZodType>,
  'handle' | 'form' | 'concerns'
>;

/** A route as it is mounted and described: the same value serves both, so that they cannot differ. */
export type Route = AnyDeclaration & {
  readonly form: { readonly fields: Shape; readonly files: readonly string[] } | undefined;
  readonly concerns: (request: Checked) => Concerns | Promise<Concerns>;
  readonly handle: (request: Checked) => Promise<Answer<unknown>>;
};

/** A request whose parts fit the route's schemas; only {@link route} may narrow it. */
export type Checked = Request<Shape, Shape, Shape, Shape>;

/** Declares a route. Schemas must be strict, so that an unknown field is an error and not a silence. */
export function route<
  A extends z.ZodType,
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  F extends Shape | undefined = undefined,
>(declaration: Declaration<P, Q, B, F, A>): Route {
  const { form, handle, concerns = concernsBy(declaration.path), params, query, body, ...rest } = declaration;
  for (const schema of [params, query, body, form?.fields]) requireStrict(declaration.path, schema);
  return {
    ...rest,
    ...(params && { params }),
    ...(query && { query }),
    ...(body && { body }),
    form: form?.fields && { fields: form.fields, files: form.files },
    // The mount parses every part by these very schemas before it calls.
    concerns: (request) => concerns(request as unknown as Request<P, Q, B, F>),
    handle: (request) => handle(request as unknown as Request<P, Q, B, F>),
  };
}

/** The item in an address of one or below it, such as /api/tasks/{id}/history. */
function concernsBy(path: string): (request: { readonly params: Readonly<Record<string, unknown>> }) => Concerns {
  const ofItem = /^\/api\/(audit\/)?tasks\/\{id\}/.test(path);
  return ({ params }) => (ofItem && typeof params.id === 'string' ? { tasks: [params.id] } : {});
}

function requireStrict(path: string, schema: Shape | undefined): void {
  if (schema && !(schema.def.catchall instanceof z.ZodNever)) throw new Error(`${path}: its schemas must be strict`);
}
