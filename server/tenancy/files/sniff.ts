/** How many first bytes of a file tell what it is. */
export const tellingBytes = 4096;

/** First bytes → type, of kinds of files that people attach. */
const signatures: readonly (readonly [start: string, type: string, at?: number])[] = [
  ['25504446', 'application/pdf'],
  ['89504e470d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['474946383761', 'image/gif'],
  ['474946383961', 'image/gif'],
  ['57454250', 'image/webp', 8],
  ['68656963', 'image/heic', 8],
  ['61766966', 'image/avif', 8],
  ['66747970', 'video/mp4', 4],
  ['57415645', 'audio/wav', 8],
  ['494433', 'audio/mpeg'],
  ['4f676753', 'audio/ogg'],
  ['504b0304', 'application/zip'],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage'],
];

/** Programs, by how they begin on Windows, Linux and macOS, and scripts that a shell would run. */
const programs = ['4d5a', '7f454c46', 'feedface', 'feedfacf', 'cffaedfe', 'cafebabe', '2321'];

/** Zip archives that are something more, by the ending of the name. */
const zipped: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/**
 * What a file is by its first bytes: nobody's word is taken for it. What is text counts as plain text, markup and
 * drawings that could carry scripts too; what is not known is bytes. Null for a program, which nobody attaches by mistake
 * and nobody should run by one.
 * @param head the first `tellingBytes` of the file, or all of it
 */
export function typeOf(head: Uint8Array, name: string): string | null {
  const start = Buffer.from(head);
  if (programs.some((bytes) => begins(start, bytes, 0))) return null;
  const known = signatures.find(([bytes, , at = 0]) => begins(start, bytes, at))?.[1];
  if (known === 'application/zip')
    return zipped[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? known;
  return known ?? (isText(start) ? 'text/plain' : 'application/octet-stream');
}

function begins(head: Buffer, hex: string, at: number): boolean {
  return head.subarray(at, at + hex.length / 2).equals(Buffer.from(hex, 'hex'));
}

/** The head may end inside a character; control characters are no text. */
function isText(head: Buffer): boolean {
  const text = new TextDecoder('utf-8').decode(head, { stream: true });
  return head.length > 0 && !/[\p{Cc}\ufffd]/u.test(text.replaceAll(/[\t\n\v\f\r]/g, ''));
}
