/** What money is written with, and its code. */
const signs: Readonly<Record<string, string>> = {
  '฿': 'THB',
  บาท: 'THB',
  BAHT: 'THB',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
};

/** The unit of a text as it is compared: `THB` for ฿, else what stands there; empty where nothing does. */
export function unitOf(text: string): string {
  const unit = text.replaceAll(/[\d\s.,'’()+−-]+/gu, '').toUpperCase();
  return (signs[unit] ?? unit).slice(0, 8);
}

/** How a column writes numbers. */
export interface Writing {
  readonly decimal: '.' | ',';
  /** Parts of one are unlikely: `1.200` is a thousand and two hundred. */
  readonly isWhole: boolean;
}

/** Whether a column's values have a comma before their decimals, as far as any of them tells. */
export function decimalOf(values: readonly string[]): Writing['decimal'] {
  return values.some((value) => /\d\.\d{3},\d|^[^.]*\d,\d{1,2}(?!\d)[^.]*$/.test(value))
    ? ','
    : '.';
}

/**
 * An amount in hundredths, so that sums come out exactly: `1,234.50`, `฿120`, `(12)`, `7:30` hours; null where it is no
 * number. Pure.
 */
export function hundredths(text: string, { decimal, isWhole }: Writing): number | null {
  const clock = /^\s*(\d{1,5}):([0-5]\d)\s*$/.exec(text);
  if (clock) return Number(clock[1]) * 100 + Math.round((Number(clock[2]) * 100) / 60);
  const found = /^[^\d.,+−-]*([+−-]?)[^\d.,+−-]*(\d[\d.,'’\s]*|[.,]\d+)[^\d]*$/u.exec(text.trim());
  if (found === null) return null;
  const bare = found[2]!.replaceAll(/['’\s]/g, '').replace(/[.,]$/, '');
  const thousands = decimal === ',' || (isWhole && /^\d{1,3}(?:\.\d{3})+$/.test(bare)) ? '.' : ',';
  const value = Number(bare.replaceAll(thousands, '').replace(',', '.'));
  if (!Number.isFinite(value) || value > 1e12) return null;
  const below = /^[-−]$/.test(found[1]!) || /^\(.*\)$/.test(text.trim());
  return Math.round(value * 100) * (below ? -1 : 1);
}
