import type { FileOut } from '#platform/handler';

/** A calendar as a file of this name. */
export function calendarFile(name: string, text: string): FileOut {
  const bytes = Buffer.from(text);
  return {
    name,
    type: 'text/calendar; charset=utf-8',
    bytes: bytes.length,
    // oxlint-disable-next-line require-await -- one piece, which is there already
    content: (async function* () {
      yield bytes;
    })(),
  };
}
