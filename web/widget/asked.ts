/** What a site asks of the widget. */
export interface Asked {
  /** The page to show. */
  readonly address: string;
  /** Where it comes from, and whose messages count. */
  readonly origin: string;
  readonly mode: 'inline' | 'button';
  /** What the button says, and the frame is called. */
  readonly label: string;
  /** What closing it is called. */
  readonly close: string;
}

const words = {
  en: { label: 'Book now', close: 'Close' },
  th: { label: 'จองเลย', close: 'ปิด' },
  fr: { label: 'Réserver', close: 'Fermer' },
} as const;

const slug = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/;

/**
 * What the attributes of the script ask for: `data-business`, and where wished `data-service`, `data-language`, `data-theme`
 * (`light` or `dark`), `data-mode` (`inline` or `button`) and `data-label`.
 * @param source address of the script, which is that of the booking page too
 * @returns undefined where no business is named
 */
export function askedIn(
  data: Readonly<Record<string, string | undefined>>,
  source: string,
): Asked | undefined {
  const { business = '', service = '', language = '', theme = '', mode } = data;
  if (!slug.test(business)) return undefined;
  const { origin } = new URL(source);
  const page = slug.test(service) ? `book/${service}` : 'book';
  const address = new URL(`/b/${business}/embed/${page}`, origin);
  if (language in words) address.searchParams.set('language', language);
  if (theme === 'light' || theme === 'dark') address.searchParams.set('theme', theme);
  const own = words[(language in words ? language : 'en') as keyof typeof words];
  return {
    address: address.href,
    origin,
    mode: mode === 'button' ? 'button' : 'inline',
    label: data['label'] ?? own.label,
    close: own.close,
  };
}
