import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type Wanted, wantedBy } from './booking/address.ts';
import { readerOf } from './booking/api.ts';
import { type Built, builtFrom } from './booking/built.ts';
import { sitemapOf } from './booking/sitemap.ts';
import type { Page } from './booking/shown.ts';
import { written } from './booking/write.ts';
import { framedBy, withStripe } from './embed.ts';
import { wishedIn } from './plain/words.ts';
import { type Ask, filesOf, screen, type Screens } from './screens.ts';

const sitemap = /^\/b\/([a-z0-9-]{1,40})\/sitemap\.xml$/;

/**
 * The pages on which anybody books, as in `/b/birdie/book/bay`. They come with names, prices, texts and the first times in
 * them, so that there is something to read before any script; within a frame of another site under `/b/birdie/embed/…`.
 * @param origin the address under which people reach this server
 */
export async function bookingScreensOf(folder: string, origin: string): Promise<Screens> {
  const files = await filesOf(folder);
  const built = builtFrom(files);
  return async (request, path, ask) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = path.startsWith('/booking/assets/') ? files.get(path.slice(8)) : undefined;
    if (file !== undefined) return screen(request, file);
    const [, mapped] = sitemap.exec(path) ?? [];
    if (mapped !== undefined) return mapOf(request, mapped, ask, origin);
    const wanted = wantedBy(path);
    if (wanted === undefined || built === undefined) return undefined;
    return pageFor(request, wanted, ask, { built, origin });
  };
}

interface Parts {
  readonly built: Built;
  readonly origin: string;
}

async function pageFor(
  request: Request,
  wanted: Wanted,
  ask: Ask,
  { built, origin }: Parts,
): Promise<Response> {
  const read = readerOf(request, wanted.slug, ask);
  const { searchParams } = new URL(request.url);
  const accepted = request.headers.get('accept-language');
  const wished = wishedIn(searchParams.get('language'), accepted);
  const page = await read<Page>('/booking', { language: wished });
  const language = wished ?? page?.business.language ?? 'en';
  const { html, status } = await written({
    wanted,
    page,
    read,
    language,
    built,
    origin,
    searchParams,
  });
  const headers = new Headers({
    'cache-control': 'no-cache',
    'content-type': 'text/html; charset=utf-8',
    vary: 'accept-encoding, accept-language',
  });
  if (wanted.isFramed) headers.set('content-security-policy', framedBy(page?.embedOrigins ?? []));
  if (wanted.part === 'pay' && page?.takesCards === 'stripe')
    headers.set('content-security-policy', withStripe);
  return new Response(await packed(request, html, headers), { status, headers });
}

/** A page with a month of times in it is ten times as long as packed, and is written anew for each who asks: packed quickly. */
async function packed(request: Request, html: string, headers: Headers): Promise<BodyInit> {
  if (!/\bbr\b/.test(request.headers.get('accept-encoding') ?? '')) return html;
  headers.set('content-encoding', 'br');
  const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
  return (await promisify(brotliCompress)(html, quickly)) as BodyInit;
}

async function mapOf(
  request: Request,
  slug: string,
  ask: Ask,
  origin: string,
): Promise<Response | undefined> {
  const page = await readerOf(request, slug, ask)<Page>('/booking');
  return page && sitemapOf(page, origin);
}
