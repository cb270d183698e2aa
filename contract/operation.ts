import { z } from 'zod';
import type { Act } from './acts.ts';
import type { ErrorCode } from './errors.ts';
import { anyCustomer, askedNames, customerId } from './shapes.ts';

/** Who may call an operation. */
export type Caller =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'user' }
  | { readonly kind: 'customer' }
  | { readonly kind: 'staff'; readonly act: Act };

/** Nobody needs to be signed in. */
export const anyone = () => ({ kind: 'anyone' }) as const satisfies Caller;
/** Any signed-in person of the staff app, with or without a chosen business. */
export const user = () => ({ kind: 'user' }) as const satisfies Caller;
/** A customer signed in to the portal. */
export const customer = () => ({ kind: 'customer' }) as const satisfies Caller;
/** Staff whose role allows the act, and API keys that were given it. */
export const staff = (act: Act) => ({ kind: 'staff', act }) as const satisfies Caller;

/**
 * Under which database role an operation runs: `caller` sees what the caller may see; `engine` sees all of the
 * tenant's customers (matching) and must reveal nothing of them; `gate` sees credentials and memberships across tenants
 * and no customer; `none` opens no transaction (the handler declares its own phases).
 */
export type Authority = 'caller' | 'engine' | 'gate' | 'none';

type Shape = z.ZodType;
type Fields = z.ZodObject;

/** One thing that can be asked of the API, as data: the router, the documentation, the web and the tests read it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in `/api/customers/{id}`. */
  readonly path: `/api/${string}`;
  /** One line for the reference page, starting with a verb. */
  readonly summary: string;
  readonly who: Caller;
  readonly authority: Authority;
  readonly params?: Fields;
  readonly query?: Fields;
  readonly body?: Shape;
  /** A raw upload in place of a JSON body: accepted content types and the most bytes. */
  readonly upload?: { readonly types: readonly string[]; readonly maxBytes: number };
  /** Absent: 204 without a body. `stream`: server-sent events, each of this shape. */
  readonly reply?: Shape;
  readonly stream?: true;
  /** Answers with a file of this type, to be kept, in place of JSON. */
  readonly download?: string;
  /** Leads the browser to a page of ours in place of JSON. */
  readonly redirect?: true;
  /** An older name: which operation to call instead. It is answered for one more version, with a header that says so. */
  readonly deprecated?: string;
  /** Status of success; 200 where not said, 204 without a reply, 303 with a redirect. */
  readonly status?: 200 | 201 | 202 | 204 | 303;
  /** Of a POST that changes nothing: its body says what to look for. */
  readonly readsOnly?: true;
  /** The operation itself sees to it that what is sent again under one Idempotency-Key is done once, whoever calls. */
  readonly ownKey?: true;
  /** Of a write that pages and programs of other sites may send: it goes by what is in its path, and heeds no cookie. */
  readonly fromAnywhere?: true;
  /** Refusals of this operation beyond those any operation may give. */
  readonly errors?: readonly ErrorCode[];
  /** Most calls a minute from one source; the general limit where not said. */
  readonly perMinute?: number;
}

/** Declares an operation and checks at load that its path and params agree. */
export function operation<const O extends Operation>(declared: O): O {
  const named = [...declared.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  const given = Object.keys(declared.params?.shape ?? {});
  if (named.length !== given.length || named.some((name) => !given.includes(name ?? ''))) {
    throw new Error(`${declared.method} ${declared.path}: path and params disagree`);
  }
  const isOfCustomer = declared.path.startsWith('/api/customers/{id}');
  if (isOfCustomer && declared.method === 'GET' && declared.params?.shape['id'] !== customerId)
    throw new Error(`${declared.path}: the id must be \`customerId\``);
  const told = Object.keys(declared.reply instanceof z.ZodObject ? declared.reply.shape : {});
  const untold = customersIn(declared).filter((name) => !told.includes(askedNames[name]));
  if (declared.method === 'GET' && !declared.download && untold.length > 0)
    throw new Error(`${declared.path}: the reply does not say by which id it was asked for`);
  return declared;
}

/** Whether an operation changes anything. */
export function isWrite({ method, readsOnly }: Operation): boolean {
  return method !== 'GET' && readsOnly !== true;
}

/** A param or query that is a customer's id. */
export type OfCustomer = keyof typeof askedNames;

/** Which of the params and queries of an operation are ids of customers. */
export function customersIn({ params, query }: Operation): OfCustomer[] {
  const shapes = { ...params?.shape, ...query?.shape };
  return (Object.keys(askedNames) as OfCustomer[]).filter(
    (name) => shapes[name] === customerId || shapes[name] === anyCustomer,
  );
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;
type In<S> = S extends z.ZodType ? z.input<S> : undefined;

/** What a handler receives of a call, parsed. */
export type ParamsOf<O extends Operation> = Out<O['params']>;
export type QueryOf<O extends Operation> = Out<O['query']>;
export type BodyOf<O extends Operation> = Out<O['body']>;
/** What a handler gives back, before it is checked against the contract. */
export type ReplyOf<O extends Operation> = O['reply'] extends z.ZodType
  ? z.input<O['reply']>
  : void;
/** What a caller passes and gets, for `call()`. */
export type CallParams<O extends Operation> = In<O['params']>;
export type CallQuery<O extends Operation> = In<O['query']>;
export type CallBody<O extends Operation> = In<O['body']>;
export type CallReply<O extends Operation> = O['reply'] extends z.ZodType
  ? z.output<O['reply']>
  : undefined;
