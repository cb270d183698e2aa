import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answers, Call, CallOf, Setting } from './hand.ts';

/** Most threads: beyond, they wait for one another's memory. */
const mostHands = 8;

/** One thread at work, and who waits for its answer. */
interface Hand {
  readonly number: number;
  readonly worker: Worker;
  settle: { resolve: (answer: never) => void; reject: (fault: Error) => void } | null;
}

/** Threads that prepare and compare records, as many as there are processors. */
export class Crew {
  readonly #hands: Hand[];
  readonly #idle: Hand[];
  readonly #waiting: { resolve: (hand: Hand) => void; reject: (fault: Error) => void }[] = [];
  #fault: Error | null = null;

  constructor(size = Math.min(availableParallelism(), mostHands)) {
    this.#hands = Array.from({ length: size }, (_, number) => this.#hire(number));
    this.#idle = [...this.#hands];
  }

  /**
   * Has free threads work at calls, each as soon as it comes, and hands on what they answer, in whichever order.
   * @param take told the answer and the number of the thread
   */
  async each<K extends Call['kind']>(
    calls: AsyncIterable<CallOf<K>> | Iterable<CallOf<K>>,
    take: (answer: Answers[K], hand: number) => void,
  ): Promise<void> {
    const asked = new Set<Promise<void>>();
    for await (const call of calls) {
      const hand = await this.#free();
      const answered = this.#ask(hand, call).then((answer) => {
        asked.delete(answered);
        take(answer, hand.number);
      });
      // Heard of below at the latest; meanwhile the fault of one thread fails the wait for a free one.
      answered.catch(() => undefined);
      asked.add(answered);
    }
    await Promise.all(asked);
  }

  async #free(): Promise<Hand> {
    if (this.#fault) throw this.#fault;
    const hand = this.#idle.pop();
    return hand ?? new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #ask<K extends Call['kind']>(hand: Hand, call: CallOf<K>): Promise<Answers[K]> {
    return new Promise((resolve, reject) => {
      hand.settle = { resolve, reject };
      hand.worker.postMessage(call, []);
    });
  }

  /** Tells every thread what it needs for the calls to come. */
  tell(setting: Setting): void {
    for (const { worker } of this.#hands) worker.postMessage({ kind: 'setting', setting }, []);
  }

  async dismiss(): Promise<void> {
    await Promise.all(this.#hands.map(({ worker }) => worker.terminate()));
  }

  #hire(number: number): Hand {
    const worker = new Worker(new URL('hand.ts', import.meta.url));
    const hand: Hand = { number, worker, settle: null };
    worker.on('message', (answer: unknown) => {
      const { settle } = hand;
      hand.settle = null;
      this.#release(hand);
      settle?.resolve(answer as never);
    });
    worker.on('error', (fault: unknown) => {
      this.#fail(fault instanceof Error ? fault : new Error(String(fault)));
    });
    return hand;
  }

  /** One thread's fault is everybody's: whoever waits for any of them hears of it. */
  #fail(fault: Error): void {
    this.#fault = fault;
    for (const { settle } of this.#hands) settle?.reject(fault);
    for (const { reject } of this.#waiting.splice(0)) reject(fault);
  }

  #release(hand: Hand): void {
    const next = this.#waiting.shift();
    if (next) next.resolve(hand);
    else this.#idle.push(hand);
  }
}
