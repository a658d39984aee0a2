import type { Response as HttpResponse, Request } from 'express';
import type { z } from 'zod';
import type { Locale } from '../../../domain/locale';
import type { Answer } from '../../route';
import type { Doorway } from '../doorway';

type Shape = z.ZodObject;

/** What a door is told of a caller, who may be nobody yet. */
export type Knock<B extends Shape | undefined = undefined, P extends Shape | undefined = undefined> = {
  readonly deps: Doorway;
  readonly locale: Locale;
  readonly body: B extends Shape ? z.output<B> : Record<string, never>;
  readonly params: P extends Shape ? z.output<P> : Record<string, never>;
  /** The caller's network address, behind as many gateways as the settings trust. */
  readonly address: string;
  /** The caller's cookies and what else the library is told. */
  readonly headers: Headers;
};

/** A way in or out: it is called without rights, or with a session that has none yet. */
export type Door = {
  readonly method: 'get' | 'post' | 'delete';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly body?: Shape;
  readonly params?: Shape;
  readonly answers: { readonly status: number; readonly schema: z.ZodType };
  /** It is about a session, and does no harm where there is none. */
  readonly sessionOptional?: true;
  /** Statuses of problems beyond those that every door may answer. */
  readonly refuses?: readonly number[];
  readonly handle: (knock: Knock<Shape, Shape>) => Promise<DoorAnswer<unknown>>;
};

/** `cookies`: what the browser is to keep. `afterwards`: what is begun once the knock is written down, and not waited for. */
export type DoorAnswer<Body> = Answer<Body> & {
  readonly cookies?: readonly string[];
  readonly afterwards?: () => Promise<void>;
};

type Declaration<B extends Shape | undefined, P extends Shape | undefined, A extends z.ZodType> = Omit<
  Door,
  'body' | 'params' | 'answers' | 'handle'
> & {
  readonly body?: B;
  readonly params?: P;
  readonly answers: { readonly status: number; readonly schema: A };
  readonly handle: (knock: Knock<B, P>) => Promise<DoorAnswer<z.input<A>>>;
};

/** Declares a door; its schemas must be strict, as a route's. */
export function door<
  A extends z.ZodType,
  B extends Shape | undefined = undefined,
  P extends Shape | undefined = undefined,
>({ handle, body, params, ...rest }: Declaration<B, P, A>): Door {
  return {
    ...rest,
    ...(body && { body }),
    ...(params && { params }),
    // The mount parses both by these very schemas before it calls.
    handle: (knock) => handle(knock as unknown as Knock<B, P>),
  };
}

/** A request as the mount has it. */
export type Exchange = { readonly request: Request; readonly response: HttpResponse };
