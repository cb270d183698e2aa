import { mailLinkIn, mailPage } from './plain/mail-page.ts';
import { plainPortal } from './plain/plain-portal.ts';
import type { Catalogue } from './plain/words.ts';
import { type File, filesOf, isPerson, screen, type Screens } from './screens.ts';

/** How a business shows itself to whoever comes to its page. */
export interface Greeting {
  readonly name: string;
  readonly language: string;
  readonly accent: string;
}

/** How the business of an address shows itself; undefined where there is none. */
export type Greet = (slug: string) => Promise<Greeting | undefined>;

const page = /^\/b\/([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)(\/plain|\/)?$/;
/** What lies below a page, as an old or a mistyped link has it. */
const below = /^(\/b\/[^/]+)\/./;
const ofFiles = '/portal';

/**
 * The pages of businesses for their customers, as in `/b/lengolf`. The page arrives with the business's own name, language
 * and colour in it, so that there is something to read before any script; without one, the browser goes to the plain pages.
 */
export async function portalScreensOf(folder: string, greet: Greet): Promise<Screens> {
  const files = await filesOf(folder);
  const first = files.get('/index.html');
  const parts = { ...plainPartsOf(files), greet };
  return async (request, wanted, ask) => {
    const [, slug, plain] = page.exec(wanted) ?? [];
    const isPlain = slug !== undefined && plain === '/plain';
    const mail = mailLinkIn(wanted);
    if (mail !== undefined && plainMethods.has(request.method))
      return mailPage(request, mail, ask, parts.styles);
    if (isPlain && first !== undefined && plainMethods.has(request.method))
      return plainPortal(request, slug, ask, parts);
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = wanted.startsWith(`${ofFiles}/assets/`)
      ? files.get(wanted.slice(ofFiles.length))
      : undefined;
    if (file !== undefined) return screen(request, file);
    if (first === undefined || !isPerson(request)) return undefined;
    const old = earlier(wanted, new URL(request.url).search);
    if (old !== undefined) return led(old);
    if (slug === undefined) {
      // A customer must not land in the app of those who work there.
      const above = below.exec(wanted)?.[1];
      return above === undefined ? undefined : led(above);
    }
    const greeting = await greet(slug);
    const html = greeted(new TextDecoder().decode(first.bytes), slug, greeting);
    return new Response(html, {
      status: greeting === undefined ? 404 : 200,
      headers: { 'cache-control': 'no-cache', 'content-type': first.type },
    });
  };
}

const led = (location: string) => new Response(null, { status: 302, headers: { location } });

/** Parts of the page by what addresses of earlier systems called them. */
const partsByOldName: Readonly<Record<string, string>> = {
  profile: '#details',
  account: '#details',
  preferences: '#consents',
};

/**
 * Where a link of a business's earlier system leads, as in `/b/lengolf/vip/profile`, or with a `stable_hash_id` in it: to the
 * page, which says so. What the link says of whose it is opens nothing, and is left behind: whoever comes proves who they are.
 */
function earlier(wanted: string, search: string): string | undefined {
  const [, above, rest = ''] = /^(\/b\/[^/]+)(?:\/(.*))?$/.exec(wanted) ?? [];
  const isOld =
    /^vip(?:\/|$)/.test(rest) || /(?:^|\/)[0-9a-f]{32}(?:\/|$)/i.test(rest) || oldId.test(search);
  if (above === undefined || !isOld) return undefined;
  const part = rest.split('/').findLast((name) => name in partsByOldName) ?? '';
  return `${above}?from=earlier${partsByOldName[part] ?? ''}`;
}

/** An old id as the whole value of something in a query. */
const oldId = /[?&][^=&]*=[0-9a-f]{32}(?:&|$)/i;

const plainMethods = new Set(['GET', 'HEAD', 'POST']);

/** What of the built portal the plain pages need: its words, and its style sheets by their addresses. */
function plainPartsOf(files: ReadonlyMap<string, File>) {
  const text = (name: string) => new TextDecoder().decode(files.get(name)?.bytes);
  const styles = [
    ...text('/index.html').matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g),
  ];
  const words = text('/words.json');
  return {
    styles: styles.map(([, href]) => href!),
    catalogue: JSON.parse(words === '' ? '{}' : words) as Catalogue,
  };
}

/** The page with a business's own words in place of what stands for them. */
function greeted(html: string, slug: string, greeting: Greeting | undefined): string {
  const words: Readonly<Record<string, string>> = {
    NAME: greeting?.name ?? 'Clientele',
    LANGUAGE: greeting?.language ?? 'en',
    ACCENT: greeting?.accent ?? '#1f6f5c',
    SLUG: slug,
  };
  return html.replaceAll(/__([A-Z]+)__/g, (all, word: string) => escaped(words[word] ?? all));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (one) => entities[one] ?? one);
