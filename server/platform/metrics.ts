import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const registry = new Registry();

const requests = new Histogram({
  name: 'clientele_http_request_seconds',
  help: 'How long answers took, by operation and class of status; streams until they began.',
  labelNames: ['operation', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

/** Notes one answer. @param status as in 200; only its class is kept */
export function observeRequest(operation: string, status: number, seconds: number): void {
  requests.observe({ operation, status: `${Math.floor(status / 100)}xx` }, seconds);
}

/** Reads a number, or several of one kind by label, at the time metrics are asked for. */
type Reading = () => Promise<Reads> | Reads;
type Reads = number | Readonly<Record<string, number>>;

/**
 * Adds a number to the metrics, read each time they are asked for; what cannot be read then is left out.
 * @param name as in `clientele_jobs`
 * @param label what the keys are called when the reading gives several, as in `state`
 */
export function gauge(name: string, help: string, read: Reading, label = 'kind'): void {
  registry.removeSingleMetric(name);
  const made = new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    async collect() {
      made.reset();
      const reads = await Promise.resolve(read()).catch(() => ({}));
      if (typeof reads === 'number') made.set(reads);
      else for (const [key, value] of Object.entries(reads)) made.set({ [label]: key }, value);
    },
  });
}

/** Adds what the process itself is: memory, event loop, garbage collection. */
export function watchProcess(): void {
  if (registry.getSingleMetric('process_cpu_seconds_total') === undefined)
    collectDefaultMetrics({ register: registry });
}

/** All metrics in Prometheus' text format, and its content type. */
export async function exposition(): Promise<{ type: string; text: string }> {
  return { type: registry.contentType, text: await registry.metrics() };
}
