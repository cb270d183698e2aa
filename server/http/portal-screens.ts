import { filesOf, isPerson, screen, type Screens } from './screens.ts';

/** How a business shows itself to whoever comes to its page. */
export interface Greeting {
  readonly name: string;
  readonly language: string;
  readonly accent: string;
}

/** How the business of an address shows itself; undefined where there is none. */
export type Greet = (slug: string) => Promise<Greeting | undefined>;

const page = /^\/b\/([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)\/?$/;
const ofFiles = '/portal';

/**
 * The pages of businesses for their customers, as in `/b/lengolf`. The page arrives with the business's own name, language
 * and colour in it, so that there is something to read before, or without, any script.
 */
export async function portalScreensOf(folder: string, greet: Greet): Promise<Screens> {
  const files = await filesOf(folder);
  const first = files.get('/index.html');
  return async (request, wanted) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = wanted.startsWith(`${ofFiles}/assets/`)
      ? files.get(wanted.slice(ofFiles.length))
      : undefined;
    if (file !== undefined) return screen(request, file);
    const slug = page.exec(wanted)?.[1];
    if (slug === undefined || first === undefined || !isPerson(request)) return undefined;
    const greeting = await greet(slug);
    const html = greeted(new TextDecoder().decode(first.bytes), slug, greeting);
    return new Response(html, {
      status: greeting === undefined ? 404 : 200,
      headers: { 'cache-control': 'no-cache', 'content-type': first.type },
    });
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
