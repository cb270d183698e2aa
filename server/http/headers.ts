/** What pages of ours may load: our own files, and pictures held in the page itself. No inline script, no inline style. */
const directives = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'connect-src': "'self'",
  'font-src': "'self'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'img-src': "'self' data: blob:",
  'object-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
} as const;

/** The policy of a page that may do otherwise than the others in some things, as `{ 'frame-ancestors': 'https://…' }`. */
export function pagePolicy(otherwise: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...directives, ...otherwise })
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** An answer of the API is no page: were a browser to show it as one, it may load nothing. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

type Headers = Readonly<Record<string, string>>;

/**
 * Headers of pages and their files.
 * @param secure whether people reach this server by https; only then may browsers be told to insist on it
 */
export function pageHeaders(secure: boolean): Headers {
  return {
    ...everywhere(secure),
    'content-security-policy': pagePolicy(),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
  };
}

/** Headers of every answer of the API: what it says is for the caller alone and for now. */
export function apiHeaders(secure: boolean): Headers {
  return {
    ...everywhere(secure),
    'cache-control': 'no-store',
    'content-security-policy': apiPolicy,
    'content-type': 'application/json',
  };
}

function everywhere(secure: boolean): Headers {
  return {
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    ...(secure && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
  };
}
