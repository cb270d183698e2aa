import { log } from '#platform/log';
import { refuse } from '#platform/refuse';
import { ServiceFailed } from '#platform/sign-in-port';

/**
 * Asks a service for something; what it does not do becomes a refusal that says no more than whoever signs in needs.
 * @throws {Refusal} `sign_in_cancelled`, `service_failed`
 */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (fault) {
    if (!(fault instanceof ServiceFailed)) throw fault;
    if (fault.fault === 'cancelled') return refuse('sign_in_cancelled');
    log.warn({ fault: fault.fault, cause: codeOf(fault.cause) }, 'a sign-in service failed');
    return refuse('service_failed');
  }
}

/** The cause by its code or name: its message may quote what was sent. */
function codeOf(cause: unknown): string {
  const { code, name } = (cause ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
