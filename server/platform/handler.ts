import type { BodyOf, Operation, ParamsOf, QueryOf, ReplyOf } from '#contract/operation';
import type { Ports } from './ports.ts';
import { Refusal } from './refuse.ts';
import type { Tx } from './tx.ts';
import type { Customer, Key, SignedIn, Staff, Who } from './who.ts';

type CallerOf<O extends Operation> = {
  anyone: Who;
  user: SignedIn | Staff;
  customer: Customer;
  staff: Staff | Key;
}[O['who']['kind']];

/** A cookie to be set with the answer; `value` null clears it. Always HttpOnly, SameSite=Lax and host-only. */
export interface CookieOut {
  readonly name: string;
  readonly value: string | null;
  readonly maxAgeSeconds?: number;
}

/** An upload as it arrives: bytes already bounded by the operation's limit. */
export interface Upload {
  readonly type: string;
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** One call of an operation, authorised and parsed. */
export interface Call<O extends Operation> {
  /** The request's transaction; absent where the operation's authority is `none`. */
  readonly tx: O['authority'] extends 'none' ? undefined : Tx;
  readonly who: CallerOf<O>;
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly upload: O['upload'] extends object ? Upload : undefined;
  readonly ports: Ports;
  readonly setCookie: (cookie: CookieOut) => void;
  /** A cookie of ours that came with the request, by its own name. */
  readonly cookie: (name: string) => string | undefined;
  /** A header of the request; for what signs a request as a whole. */
  readonly header: (name: string) => string | null;
  /** The Idempotency-Key, of an operation that sees to it itself. */
  readonly key: string | null;
  /**
   * Says that a caller used an older name: it is answered with a header that says so, and written in the log.
   * @param instead what it is called now
   */
  readonly deprecated: (name: string, instead: string) => void;
  /** Ends when the caller goes away or the server stops. */
  readonly signal: AbortSignal;
}

/** A file as it goes out, made while it is sent. */
export interface FileOut {
  readonly name: string;
  /** Its media type; what whoever sent it in says of it is not to be believed. */
  readonly type: string;
  /** How long it is, where that is known. */
  readonly bytes?: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Of a redirect: the path of a page of ours, as in `/b/lengolf`. */
type Answer<O extends Operation> = O['stream'] extends true
  ? AsyncIterable<ReplyOf<O>>
  : O['download'] extends string
    ? Promise<FileOut>
    : O['redirect'] extends true
      ? Promise<string>
      : Promise<ReplyOf<O>>;

/** What answers one operation. */
export type Handler<O extends Operation> = (call: Call<O>) => Answer<O>;

/** One of some calls that share a transaction. */
export type SharedCall<O extends Operation> = Pick<
  Call<O>,
  'who' | 'params' | 'query' | 'body' | 'key'
>;

/**
 * Calls of one operation that came at once, with one credential, and share a transaction. A refusal in place of a reply is
 * one call's own: of that call nothing may have been written by then.
 */
export type Together<O extends Operation> = (
  tx: Tx,
  calls: readonly SharedCall<O>[],
) => Promise<readonly (ReplyOf<O> | Refusal)[]>;

/**
 * What answers an operation whose calls are cheaper together. When it throws on several, nothing of them may remain: each
 * is then done again by itself, so that one's fault is never another's.
 */
export interface SharingHandler<O extends Operation> {
  readonly together: Together<O>;
}

/** Says that calls of an operation which come at once may share a transaction. One that comes by itself is a list of one. */
export const sharing = <O extends Operation>(together: Together<O>): SharingHandler<O> => ({
  together,
});

/** What answers a room's part of the contract: one handler an operation, none left out. */
export type Handlers<Api extends Record<string, Operation>> = {
  readonly [Name in keyof Api]: Handler<Api[Name]> | SharingHandler<Api[Name]>;
};

/** Ties a room's handlers to its part of the contract; a missing or surplus one is a type error. */
export function implement<Api extends Record<string, Operation>>(
  api: Api,
  handlers: Handlers<Api>,
): Implemented {
  return Object.entries(api).map(([name, operation]) => {
    const given = handlers[name as keyof Api] as unknown as
      | Handler<Operation>
      | SharingHandler<Operation>;
    if (typeof given === 'function') return { name, operation, handler: given };
    const { together } = given;
    return { name, operation, handler: aloneBy(together), together };
  });
}

const aloneBy =
  (together: Together<Operation>): Handler<Operation> =>
  async (call) => {
    const [reply] = await together(call.tx, [call]);
    if (reply instanceof Refusal) throw reply;
    return reply;
  };

/** A room's operations with what answers them. */
export type Implemented = readonly {
  readonly name: string;
  readonly operation: Operation;
  readonly handler: Handler<Operation>;
  readonly together?: Together<Operation>;
}[];
