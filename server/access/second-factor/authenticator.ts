import { Secret, TOTP } from 'otpauth';
import { now } from '#platform/clock';

const period = 30;

/** A new secret for an authenticator: 160 bits in Base32, as RFC 4226 recommends. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The secret as an authenticator reads it from a QR code. */
export function otpauthUri(secret: string, label: string, issuer?: string): string {
  return authenticator(secret, label, issuer).toString();
}

/**
 * The time step that a code belongs to (RFC 6238), or null when it is wrong. A step to either side is accepted, for
 * clocks that are off.
 */
export function stepOf(secret: string, code: string): bigint | null {
  const at = now().getTime();
  const delta = authenticator(secret).validate({ token: code, window: 1, timestamp: at });
  return delta === null ? null : BigInt(Math.floor(at / 1000 / period) + delta);
}

function authenticator(secret: string, label = 'staff', issuer = 'Clientele'): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  });
}
