/** How many digits a currency has after its point. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}

/** A typed amount in the smallest unit, as in `15000` for `150.00`; undefined for what is none, or nothing. */
export function minorOf(typed: string, currency: string): string | undefined {
  const digits = digitsOf(currency);
  const [, whole = '', , part = ''] =
    /^(\d{1,12})([.,](\d{1,3}))?$/.exec(typed.replaceAll(/[\s\u00A0\u202F]/g, '')) ?? [];
  if (whole === '' || part.length > digits) return undefined;
  const minor = `${whole}${part.padEnd(digits, '0')}`.replace(/^0+/, '');
  return minor === '' ? undefined : minor;
}

/** The same back, as somebody would type it. */
export function typedOf(minor: string, currency: string): string {
  const digits = digitsOf(currency);
  const text = minor.padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
