import type { api } from '#contract';
import type { CallBody, CallParams, CallQuery, CallReply, Operation } from '#contract/operation';
import { operations } from 'virtual:contract';
import { Problem, problemIn } from './problem.ts';

type Api = typeof api;
/** The name of an operation of the contract. */
export type Name = keyof Api;

type Part<Key extends string, Value> = [Value] extends [undefined]
  ? { readonly [K in Key]?: undefined }
  : Record<string, never> extends Value
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value };

/** What a call of an operation brings. */
export type Input<N extends Name> = Part<'params', CallParams<Widened<N>>> &
  Part<'query', CallQuery<Widened<N>>> &
  Part<'body', CallBody<Widened<N>>> & {
    readonly upload?: Blob;
    /** Idempotency-Key: whatever is sent again under it is done once. */
    readonly key?: string;
  };

/** What an operation answers. */
export type Reply<N extends Name> = CallReply<Widened<N>>;

/** Operations without params, query or body lack these keys; here they have them, as undefined. */
type Widened<N extends Name> = Api[N] & Operation;

/**
 * Calls an operation of the API.
 * @throws {Problem} what the server refused, or that it could not be reached
 */
export async function call<N extends Name>(
  name: N,
  input: Input<N>,
  signal?: AbortSignal,
): Promise<Reply<N>> {
  const [method] = operationOf(name);
  const { body, upload, key } = input as { body?: unknown; upload?: Blob; key?: string };
  const headers = {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(upload && { 'content-type': uploadType(upload) }),
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const answer = await reach(addressOf(name, input), {
    method,
    headers,
    ...(signal && { signal }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(upload && { body: upload }),
  });
  if (!answer.ok) throw await problemIn(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Reply<N>;
}

type Value = string | number | boolean;

/** The address of an operation with its params and query filled in. */
export function addressOf<N extends Name>(name: N, input: Input<N>): string {
  const { params = {}, query = {} } = input as Record<
    'params' | 'query',
    Record<string, Value | readonly Value[] | undefined> | undefined
  >;
  const path = operationOf(name)[1].replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(String(params[key])),
  );
  const given = Object.entries(query)
    .flatMap(([key, value]) => [value].flat().map((one) => [key, one] as const))
    .filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

function operationOf(name: Name): readonly [method: string, path: string] {
  const found = operations[name];
  if (found === undefined) throw new Error(`the contract has no operation ${name}`);
  return found;
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw new Problem({ code: 'offline' });
  }
}

/** Browsers name a CSV file after whatever program opens it; the server takes it as what it is. */
function uploadType(file: Blob): string {
  return file.type === 'text/plain' ? 'text/plain' : 'text/csv';
}
