import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash,
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

const blockBytes = 64;
const shortText = 1024;

/**
 * HMAC-SHA-256 of short texts under a key that serves again and again, in hexadecimal: what `hmac` gives, at half the cost.
 * Both halves of RFC 2104 are hashed at once and not as streams, which take longer to make than to run.
 * @param key at most 64 bytes
 */
export function hmacUnder(key: Uint8Array): (text: string) => string {
  const inner = Buffer.alloc(blockBytes + shortText, 0x36);
  const outer = Buffer.alloc(blockBytes + 32, 0x5c);
  for (const [place, byte] of key.entries()) {
    inner[place] = byte ^ 0x36;
    outer[place] = byte ^ 0x5c;
  }
  return (text) => {
    // A UTF-16 unit is at most three bytes of UTF-8.
    if (text.length * 3 > shortText) return hmac(key, text).toString('hex');
    const end = blockBytes + inner.write(text, blockBytes);
    outer.write(hash('sha256', inner.subarray(0, end), 'latin1'), blockBytes, 'latin1');
    return hash('sha256', outer, 'hex');
  };
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
