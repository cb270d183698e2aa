import type { CookieOut } from '#platform/handler';

/** Longest cookie header that is looked at, and most cookies of it. */
const longest = 8_192;
const most = 50;

/**
 * Cookies and how they are named on the wire: over https under `__Host-`, which no neighbouring host can set.
 * @param secure whether people reach this server by https
 */
export function cookieJar(secure: boolean): {
  /** The cookies of a request by their own names. */
  read: (header: string | null) => Readonly<Record<string, string>>;
  /** A Set-Cookie header. */
  write: (cookie: CookieOut) => string;
} {
  const prefix = secure ? '__Host-' : '';
  return {
    read: (header) => (header === null ? none : read(header, prefix)),
    write: ({ name, value, maxAgeSeconds }) =>
      [
        `${prefix}${name}=${value ?? ''}`,
        'Path=/',
        'HttpOnly',
        'SameSite=Lax',
        ...(secure ? ['Secure'] : []),
        ...(value === null ? ['Max-Age=0'] : []),
        ...(value !== null && maxAgeSeconds !== undefined ? [`Max-Age=${maxAgeSeconds}`] : []),
      ].join('; '),
  };
}

const none: Readonly<Record<string, string>> = Object.freeze({});

function read(header: string, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  if (header.length > longest) return found;
  for (const piece of header.split(';', most)) {
    const mark = piece.indexOf('=');
    const name = piece.slice(0, mark).trim();
    if (mark < 1 || !name.startsWith(prefix)) continue;
    const own = name.slice(prefix.length);
    if (own !== '__proto__') found[own] ??= piece.slice(mark + 1).trim();
  }
  return found;
}
