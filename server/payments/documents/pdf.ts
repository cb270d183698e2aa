import type { Content } from './content.ts';
import { dayWords, moneyWords, rateWords } from './figures.ts';
import { openPage, type Page, width } from './page.ts';
import { contentOf, type DocumentRow } from './row.ts';
import { words } from './words.ts';

const half = width / 2;
const gap = 24;

/** A document as a PDF, made anew whenever it is asked for: what it says was written down when it was given out. */
export async function documentPdf(row: DocumentRow): Promise<Buffer> {
  const said = contentOf(row);
  const title = `${words[said.language].titles[row.kind as 'invoice']} ${row.number}`;
  const page = await openPage({ title, language: said.language, author: said.seller.name });
  drawHead(page, row, said);
  drawBuyer(page, said);
  drawSums(page, row, said);
  if (said.footer !== '') {
    page.y += 2 * gap;
    page.text(said.footer, { size: 9, isQuiet: true });
  }
  return page.end();
}

/** Who sells at the left; what it is, its number and day at the right. */
function drawHead(
  page: Page,
  row: DocumentRow,
  { language, seller, corrects, reference }: Content,
): void {
  const say = words[language];
  const top = page.y;
  page.y = page.text(seller.name, { size: 15, isBold: true, width: half - gap });
  page.y = page.text(seller.address, { width: half - gap, isQuiet: true });
  if (seller.taxNumber !== '')
    page.y = page.text(`${say.taxNumber} ${seller.taxNumber}`, {
      width: half - gap,
      isQuiet: true,
    });
  const left = page.y;
  page.y = top;
  const right = { x: half, width: half, align: 'right' } as const;
  page.y = page.text(say.titles[row.kind as 'invoice'], { ...right, size: 15, isBold: true });
  page.y = page.text(`${say.number} ${row.number}`, right);
  page.y = page.text(`${say.date} ${dayWords(row.issued_on, language)}`, right);
  if (corrects !== null) page.y = page.text(`${say.corrects} ${corrects}`, right);
  if (reference !== null) page.y = page.text(`${say.reference} ${reference}`, right);
  page.y = Math.max(left, page.y) + gap;
}

function drawBuyer(page: Page, { language, buyer }: Content): void {
  if (buyer === null) return;
  page.y = page.text(words[language].to, { size: 9, isQuiet: true });
  page.y = page.text(buyer.name, { isBold: true, width: half });
  for (const line of [buyer.address, buyer.email])
    if (line !== null && line !== '') page.y = page.text(line, { width: half });
  page.y += gap;
}

function drawSums(page: Page, row: DocumentRow, said: Content): void {
  const { language, tax, way } = said;
  const say = words[language];
  const money = (minor: bigint) => moneyWords(minor, row.currency, language);
  const wide = width * 0.68;
  const line = (name: string, amount: string, isBold = false) => {
    const sum = { x: wide, width: width - wide, align: 'right', isBold } as const;
    const down = page.text(name, { width: wide - gap, isBold });
    page.y = Math.max(down, page.text(amount, sum)) + 4;
  };
  line(say.what, say.amount, true);
  page.rule();
  page.y += 8;
  line(said.words, money(row.total_minor));
  page.rule();
  page.y += 8;
  if (tax !== null) {
    line(say.net, money(row.net_minor));
    line(`${tax.name} ${rateWords(tax.permille, language)}`, money(row.tax_minor));
  }
  line(row.kind === 'credit_note' ? say.credited : say.total, money(row.total_minor), true);
  if (row.kind !== 'credit_note') page.text(say.ways[way] ?? '', { isQuiet: true });
}
