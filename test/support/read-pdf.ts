import { inflateSync } from 'node:zlib';

/** What is to be read of a PDF that was made by pdfkit: its texts line by line, and the fonts that lie in it. */
export interface ReadPdf {
  readonly lines: readonly string[];
  /** Names of fonts whose outlines the file carries itself. */
  readonly fonts: readonly string[];
}

/** Reads a PDF back by its own tables, so that what a reader would copy out of it is what is compared. */
export function readPdf(bytes: Buffer): ReadPdf {
  const objects = objectsOf(bytes.toString('latin1'));
  const glyphs = new Map<string, Map<string, string>>();
  const fonts: string[] = [];
  for (const { id, text } of objects.values()) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(text)?.[1];
    if (table !== undefined) glyphs.set(id, charactersOf(objects.get(table)?.stream ?? ''));
    const name = /\/FontName \/([\w+-]+)/.exec(text)?.[1];
    if (name !== undefined && text.includes('/FontFile2')) fonts.push(name);
  }
  const named = new Map<string, Map<string, string>>();
  for (const { text } of objects.values())
    for (const [, name = '', id = ''] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const known = glyphs.get(id);
      if (known !== undefined) named.set(name, known);
    }
  const drawn = [...objects.values()].find(({ stream }) => stream.includes(' Tf'));
  return { lines: linesOf(drawn?.stream ?? '', named), fonts: fonts.toSorted() };
}

interface PdfObject {
  readonly id: string;
  readonly text: string;
  readonly stream: string;
}

function objectsOf(file: string): Map<string, PdfObject> {
  const all = [...file.matchAll(/(?<=^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return new Map(
    all.map(([, id = '', body = '']) => {
      const [text = '', raw] = body.split('\nstream\n', 2);
      const packed = Buffer.from(raw?.replace(/\nendstream[\s\S]*$/, '') ?? '', 'latin1');
      const stream =
        raw === undefined || !text.includes('/FlateDecode')
          ? ''
          : inflateSync(packed).toString('latin1');
      return [id, { id, text, stream }];
    }),
  );
}

/** Which glyph stands for which characters. */
function charactersOf(table: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const [, block = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', , list = ''] of block.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
      for (const [place, [, hex = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
        const glyph = (Number.parseInt(from, 16) + place).toString(16).padStart(4, '0');
        characters.set(glyph, utf16(hex.replaceAll(' ', '')));
      }
  return characters;
}

const utf16 = (hex: string) =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

function linesOf(drawn: string, fonts: Map<string, Map<string, string>>): string[] {
  let font = new Map<string, string>();
  const lines: string[] = [];
  for (const [piece, name, shown] of drawn.matchAll(/\bBT\b|\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (piece === 'BT') lines.push('');
    else if (name !== undefined) font = fonts.get(name) ?? font;
    else lines.push((lines.pop() ?? '') + charactersIn(shown ?? '', font));
  }
  return lines;
}

function charactersIn(shown: string, font: Map<string, string>): string {
  const hex = [...shown.matchAll(/<(\w+)>/g)].map(([, part]) => part ?? '').join('');
  return (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph) ?? '\uFFFD').join('');
}
