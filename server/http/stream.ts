import { ReadableStream } from 'node:stream/web';
import { sourceOf } from '#platform/source';
import { type Admitted, callOf, noEffects } from './call.ts';
import type { Edge } from './edge.ts';
import { failed, headersOf } from './outcome.ts';
import type { Route } from './route.ts';

/** How often a silent stream says that it is still there. */
const beatMs = 15_000;
/** How long the first event may take before the answer begins without it; a refusal in this time is a plain problem. */
const patienceMs = 300;
/** A stream's longest life; browsers open it again by themselves. */
const longestMs = 30 * 60_000;

const utf8 = new TextEncoder();

/**
 * Answers with server-sent events, one a value of the handler, each checked by the contract. Ends when the handler
 * ends, the caller leaves, the server stops, or after half an hour. A fault on the way is an event named `problem`.
 */
export async function streamed(edge: Edge, route: Route, admitted: Admitted): Promise<Response> {
  const { arrival } = admitted;
  const close = edge.streams.open(sourceOf(arrival.address));
  try {
    const call = callOf(edge, admitted, undefined, noEffects());
    const over = AbortSignal.any([call.signal, AbortSignal.timeout(longestMs)]);
    const events = new Events(route.handler(call) as unknown as AsyncIterable<unknown>, over);
    void events.over.then(close);
    await Promise.race([events.next(), wait(patienceMs).done]);
    const shown = (value: unknown) => JSON.stringify(route.reply?.parse(value));
    const problem = (fault: unknown) => failed(arrival, fault, route.name).body ?? '';
    const headers = headersOf(edge, arrival, { 'content-type': 'text/event-stream' });
    const body = ReadableStream.from(lines(events, shown, problem)) as unknown as BodyInit;
    return new Response(body, { headers });
  } catch (fault) {
    close();
    throw fault;
  }
}

async function* lines(
  events: Events,
  shown: (value: unknown) => string,
  problem: (fault: unknown) => string,
): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const beat = wait(beatMs);
      const step = await Promise.race([events.next(), events.over, beat.done]).finally(beat.cancel);
      if (step === 'late') yield utf8.encode(': still here\n\n');
      else if (step === 'over' || step.done) return;
      else {
        events.taken();
        yield utf8.encode(`data: ${shown(step.value)}\n\n`);
      }
    }
  } catch (fault) {
    yield utf8.encode(`event: problem\ndata: ${problem(fault)}\n\n`);
  } finally {
    events.end();
  }
}

/** A handler's events, of which the next can be waited for more than once. */
class Events {
  /** Settles once, when nobody will take another event. */
  readonly over: Promise<'over'>;
  readonly #events: AsyncIterator<unknown>;
  readonly #end: (over: 'over') => void;
  #next: Promise<IteratorResult<unknown>> | undefined;

  constructor(events: AsyncIterable<unknown>, over: AbortSignal) {
    this.#events = events[Symbol.asyncIterator]();
    const { promise, resolve } = Promise.withResolvers<'over'>();
    this.over = promise;
    this.#end = resolve;
    if (over.aborted) this.end();
    else over.addEventListener('abort', () => this.end(), { once: true });
  }

  next(): Promise<IteratorResult<unknown>> {
    return (this.#next ??= this.#events.next());
  }

  taken(): void {
    this.#next = undefined;
  }

  end(): void {
    this.#end('over');
    this.#next?.catch(() => undefined);
    // Not awaited: a handler in the middle of a wait would hold up the end.
    this.#events.return?.().catch(() => undefined);
  }
}

function wait(ms: number): { done: Promise<'late'>; cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(resolve, ms, 'late');
  return { done: promise, cancel: () => clearTimeout(timer) };
}
