import type { api } from '../contract/index.ts';
import type {
  CallBody,
  CallParams,
  CallQuery,
  CallReply,
  Operation,
} from '../contract/operation.ts';

type Api = typeof api;

/** The name of an operation of the API, as in `listCustomers`. */
export type Name = keyof Api;

/** Operations without params, query or body lack these keys; here they have them, as undefined. */
type Widened<N extends Name> = Api[N] & Operation;

type Part<Key extends string, Value> = [Value] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : Record<string, never> extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

/** A file to upload, and its content type where it does not say so itself. */
export interface UploadOf {
  readonly file: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string;
  readonly type: string;
}

/** What goes with any call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Makes a write safe to send again; made for every write where not given. */
  readonly idempotencyKey?: string;
}

/** What a call of an operation brings. */
export type Input<N extends Name> = Part<'params', CallParams<Widened<N>>> &
  Part<'query', CallQuery<Widened<N>>> &
  Part<'body', CallBody<Widened<N>>> &
  (Api[N] extends { upload: object }
    ? { readonly upload: UploadOf }
    : { readonly upload?: undefined });

/** What an operation answers. */
export type Reply<N extends Name> = CallReply<Widened<N>>;

type Given<N extends Name> =
  Record<string, never> extends Input<N>
    ? [input?: Input<N>, options?: CallOptions]
    : [input: Input<N>, options?: CallOptions];

/** The method of an operation: a promise of its answer, or, for streams, the answers as they come. */
export type Method<N extends Name> = (
  ...given: Given<N>
) => Api[N] extends { stream: true } ? AsyncIterable<Reply<N>> : Promise<Reply<N>>;
