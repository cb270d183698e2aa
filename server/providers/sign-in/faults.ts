import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { ServiceFailed, type ServiceFault } from '#platform/sign-in-port';

/** Does something with a service. @throws {ServiceFailed} in place of whatever was thrown */
export async function orFailed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof ServiceFailed) throw fault;
    throw new ServiceFailed(faultOf(fault), { cause: fault });
  }
}

/** What services say of a client id or secret that is not theirs (RFC 6749, 5.2; LINE says the first). */
const ofCredentials = new Set(['invalid_request', 'invalid_client', 'unauthorized_client']);

/** Codes of what came back and is not what it says: claims, signature or state. */
const ofForgeries = /^(?:OAUTH_(?:INVALID_RESPONSE|JSON_ATTRIBUTE|JWT_|KEY_)|ERR_J)/;

function faultOf(fault: unknown): ServiceFault {
  if (fault instanceof AuthorizationResponseError)
    return fault.error === 'access_denied' ? 'cancelled' : 'forged';
  if (fault instanceof ResponseBodyError)
    return ofCredentials.has(fault.error) ? 'credentials' : 'forged';
  const code = (fault as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && ofForgeries.test(code) ? 'forged' : 'unreachable';
}
