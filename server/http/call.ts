import type { Call, CookieOut, Upload } from '#platform/handler';
import type { Operation } from '#contract/operation';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import type { Arrival } from './arrival.ts';
import type { Edge } from './edge.ts';
import type { Input } from './input.ts';
import { keyOf } from './keyed.ts';

/** A call that was let in: who calls, with what, and the cookies its answer will set. */
export interface Admitted {
  readonly who: Who;
  readonly input: Input;
  /** The JSON body as it was sent. */
  readonly body: unknown;
  readonly upload?: Upload;
  readonly arrival: Arrival;
}

/** What a handler leaves behind besides its answer. */
export interface Effects {
  readonly cookies: CookieOut[];
  /** Older names that the caller used, with what to use instead. */
  readonly older: { readonly name: string; readonly instead: string }[];
}

export const noEffects = (): Effects => ({ cookies: [], older: [] });

/** What a handler is given. The signal is made only when it is asked for: most calls are over before they could end early. */
export function callOf(
  edge: Edge,
  admitted: Admitted,
  tx: Tx | undefined,
  { cookies, older }: Effects,
): Call<Operation> {
  const { who, input, upload, arrival } = admitted;
  return {
    tx,
    who,
    params: input.params,
    query: input.query,
    body: input.body,
    upload,
    ports: edge.ports,
    setCookie: (cookie: CookieOut) => void cookies.push(cookie),
    deprecated: (name: string, instead: string) => void older.push({ name, instead }),
    header: (name: string) => arrival.request.headers.get(name),
    cookie: (name: string) => edge.jar.read(arrival.request.headers.get('cookie'))[name],
    get key() {
      return keyOf(arrival.request);
    },
    get signal() {
      return AbortSignal.any([arrival.request.signal, edge.stopping]);
    },
  } as unknown as Call<Operation>;
}
