/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[] | null | false;

/** HTML with everything that is put into it escaped, but for what is HTML already. Pure. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const text = parts.reduce((all, part, at) => all + written(values[at - 1] ?? null) + part);
  return new Markup(text);
}

function written(value: Part): string {
  if (value === null || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
