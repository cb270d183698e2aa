import { sha256 } from './sha256.ts';

/** What the page asks for: a number that, after some text, makes a hash begin with so many zero bits. */
interface Sum {
  readonly text: string;
  readonly bits: number;
}

addEventListener('message', ({ data }: MessageEvent<Sum>) => postMessage(solved(data)));

function solved({ text, bits }: Sum): number {
  const encoder = new TextEncoder();
  for (let tried = 0; ; tried += 1)
    if (zeroBits(sha256(encoder.encode(`${text}.${tried}`))) >= bits) return tried;
}

/** How many bits of a hash are zero before the first that is not. */
function zeroBits(hash: Uint32Array): number {
  let bits = 0;
  for (const word of hash) {
    bits += Math.clz32(word);
    if (word !== 0) break;
  }
  return bits;
}
