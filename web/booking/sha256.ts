/** Round constants and first state: the first 32 bits of the fractions of cube and square roots of primes (FIPS 180-4). */
const primes = primesUpTo(64);
const constants = Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime)));
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const schedule = new Uint32Array(64);

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function primesUpTo(count: number): number[] {
  const found: number[] = [];
  for (let next = 2; found.length < count; next += 1)
    if (found.every((prime) => next % prime !== 0)) found.push(next);
  return found;
}

/** SHA-256 of bytes, as eight words of 32 bits: at once, where the browser's own makes one wait for each. */
export function sha256(bytes: Uint8Array): Uint32Array {
  const blocks = new DataView(new ArrayBuffer(((bytes.length + 72) >> 6) << 6));
  new Uint8Array(blocks.buffer).set(bytes);
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 4, bytes.length * 8);
  const state = initial.slice();
  for (let at = 0; at < blocks.byteLength; at += 64) compress(state, blocks, at);
  return state;
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function compress(state: Uint32Array, blocks: DataView, from: number): void {
  for (let at = 0; at < 16; at += 1) schedule[at] = blocks.getUint32(from + at * 4);
  for (let at = 16; at < 64; at += 1) {
    const early = schedule[at - 15]!;
    const late = schedule[at - 2]!;
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[at] = schedule[at - 16]! + small + schedule[at - 7]! + large;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [...Eight];
  for (let at = 0; at < 64; at += 1) {
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + mixed + ((e & f) ^ (~e & g)) + constants[at]! + schedule[at]!) | 0;
    const blended = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (blended + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at]! += word;
}

type Eight = [number, number, number, number, number, number, number, number];
