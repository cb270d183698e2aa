const isThai = (char: string | undefined) => char !== undefined && /\p{Script=Thai}/u.test(char);

/** A text in the pieces after which a line may end: at spaces, and between Thai words, which are written without any. */
function pieces(text: string, language: string): string[] {
  const all: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const last = all.at(-1);
    const mayEnd =
      last === undefined || /\s$/u.test(last) || (isThai(last.at(-1)) && isThai(segment[0]));
    if (mayEnd) all.push(segment);
    else all[all.length - 1] = last + segment;
  }
  return all;
}

/**
 * A text in lines that are no wider than they may be; its own line ends stay.
 * @param measure how wide a text is; a single piece that is wider stands alone
 */
export function linesOf(
  text: string,
  language: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines = [''];
    for (const piece of pieces(paragraph, language)) {
      const longer = `${lines.at(-1) ?? ''}${piece}`;
      if (lines.at(-1) === '' || measure(longer.trimEnd()) <= width)
        lines[lines.length - 1] = longer;
      else lines.push(piece.trimStart());
    }
    return lines.map((line) => line.trimEnd());
  });
}

/**
 * Sara am in the two marks that fonts draw it by, the ring before a tone as it is drawn. Fonts would take it apart themselves,
 * and whoever copies the text of the file got the second mark twice.
 */
export const drawn = (text: string) =>
  text.replaceAll(/([\u0E48-\u0E4B]?)\u0E33/gu, '\u0E4D$1\u0E32');
