import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

type Bytes = string | Uint8Array;

const nonceBytes = 12;
const tagBytes = 16;

/** SHA-256, 32 bytes. For what is random already, such as tokens; what can be guessed needs `hmac`. */
export function sha256(data: Bytes): Buffer {
  return createHash('sha256').update(data).digest();
}

/** HMAC-SHA-256, 32 bytes. */
export function hmac(key: Uint8Array, data: Bytes): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** A key of 32 bytes for one purpose, derived from another (HKDF-SHA-256, RFC 5869). */
export function derivedKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32));
}

/** A new random key of 32 bytes. */
export function randomKey(): Buffer {
  return randomBytes(32);
}

/** A new random token in base64url; 32 bytes make 43 characters. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * Encrypts with AES-256-GCM under a random nonce: nonce, ciphertext, tag.
 * @param key 32 bytes
 * @param belongsTo what the value belongs to, as in `totp user-id`; opening under any other text fails
 */
export function seal(key: Uint8Array, plain: Bytes, belongsTo: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo));
  const body = typeof plain === 'string' ? Buffer.from(plain) : plain;
  return Buffer.concat([nonce, cipher.update(body), cipher.final(), cipher.getAuthTag()]);
}

/**
 * Decrypts what `seal` made.
 * @throws when the key or `belongsTo` is another, or a byte was changed
 */
export function open(key: Uint8Array, sealed: Uint8Array, belongsTo: string): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new Error('what is sealed was cut short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(sealed.subarray(-tagBytes));
  const body = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  return Buffer.concat([body, decipher.final()]);
}

/** Whether two values are the same, in a time that does not tell where they differ. */
export function sameBytes(left: Bytes, right: Bytes): boolean {
  return timingSafeEqual(sha256(left), sha256(right));
}
