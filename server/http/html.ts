/** A piece of a page that needs no more escaping. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | readonly Html[];

/** A piece of a page: what is put into it is escaped, unless it is a piece itself. */
export function html(literal: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = literal.map(
    (piece, at) => piece + (at < parts.length ? shown(parts[at] ?? '') : ''),
  );
  return { html: text.join('') };
}

function shown(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'html' in part ? part.html : part.map((piece) => piece.html).join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
