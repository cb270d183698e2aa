import { readFile } from 'node:fs/promises';
import { drawn, linesOf } from './lines.ts';

/** Anuphan draws Thai and Latin; under the SIL Open Font License, which lies beside it. */
const fonts = {
  regular: new URL('fonts/Anuphan-Regular.ttf', import.meta.url),
  bold: new URL('fonts/Anuphan-SemiBold.ttf', import.meta.url),
};

const margin = 56;
/** What is written between the margins of A4, in points. */
export const width = 595.28 - 2 * margin;

/** How a text is set. */
interface Setting {
  readonly size?: number;
  readonly isBold?: boolean;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right';
  readonly isQuiet?: boolean;
}

/** A page on which texts are put below each other. */
export interface Page {
  /** How far down it has been written. */
  y: number;
  /** Puts a text at `y`, in lines as wide as they may be. @returns how far down it reaches */
  text(text: string, setting?: Setting): number;
  /** Draws a thin line across. */
  rule(): void;
  /** The finished file. */
  end(): Promise<Buffer>;
}

/** Begins a page. @param about title, language and seller, for whoever reads the file by a program */
export async function openPage(about: {
  title: string;
  language: string;
  author: string;
}): Promise<Page> {
  const [{ default: Pdf }, regular, bold] = await Promise.all([
    import('pdfkit'),
    readFile(fonts.regular),
    readFile(fonts.bold),
  ]);
  const { title, language, author } = about;
  const doc = new Pdf({
    size: 'A4',
    margin,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author },
    font: '',
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
  const page: Page = {
    y: margin,
    text(
      text,
      {
        size = 10,
        isBold = false,
        x = 0,
        width: wide = width,
        align = 'left',
        isQuiet = false,
      } = {},
    ) {
      doc.font(isBold ? 'bold' : 'regular', size).fillColor(isQuiet ? '#5b6470' : '#14181d');
      let y = page.y;
      for (const line of linesOf(drawn(text), language, wide, (one) => doc.widthOfString(one))) {
        const from = align === 'right' ? x + wide - doc.widthOfString(line) : x;
        doc.text(line, margin + from, y, { lineBreak: false });
        y += size * 1.45;
      }
      return y;
    },
    rule() {
      doc
        .moveTo(margin, page.y)
        .lineTo(margin + width, page.y)
        .lineWidth(0.5)
        .strokeColor('#c9ced6')
        .stroke();
    },
    async end() {
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
  return page;
}
