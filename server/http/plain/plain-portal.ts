import type { Greet } from '../portal-screens.ts';
import type { Ask } from '../screens.ts';
import { type Api, apiOf, shown } from './asking.ts';
import { formOf } from './form.ts';
import {
  addressOf,
  askAddress,
  askCode,
  askFactor,
  type Frame,
  nobody,
  ownData,
  type Own,
  pageOf,
} from './pages.ts';
import { type Catalogue, languageFor, speechOf } from './words.ts';

/** What the pages are made of: words, the style sheets of the portal, and how businesses show themselves. */
export interface PlainParts {
  readonly catalogue: Catalogue;
  readonly styles: readonly string[];
  readonly greet: Greet;
}

/**
 * The portal for browsers without JavaScript: signing in by a code, reading what the business knows of oneself, taking it
 * along, signing out. Pages that the server writes and plain forms; all of it asks the same API that the screens ask, as
 * whoever sent the request, so that every rule of it holds here too.
 */
export async function plainPortal(
  request: Request,
  slug: string,
  ask: Ask,
  { catalogue, styles, greet }: PlainParts,
): Promise<Response> {
  const greeting = await greet(slug);
  const { searchParams } = new URL(request.url);
  const accepted = request.headers.get('accept-language');
  const own = greeting?.language ?? 'en';
  const language = languageFor(searchParams.get('language'), accepted, own);
  const speech = speechOf(catalogue, language);
  const name = greeting?.name ?? 'Clientele';
  const frame = { slug, name, accent: greeting?.accent ?? '#1f6f5c', styles, speech };
  if (greeting === undefined) return shown(pageOf(frame, nobody(speech)), 404);
  const api = apiOf(request, slug, ask);
  return request.method === 'POST' ? post(request, frame, api) : read(frame, api);
}

async function read(frame: Frame, api: Api): Promise<Response> {
  const me = await api('GET', '/me');
  if (!me.ok) return shown(pageOf(frame, askAddress(frame, '', await codeOf(me))), me.status);
  const { state } = (await me.json()) as { state: string };
  if (state === 'second_factor_due') return shown(pageOf(frame, askFactor(frame)));
  if (state === 'signed_out') return shown(pageOf(frame, askAddress(frame, '')));
  const [record, consents] = await Promise.all([
    api('GET', '/me/record'),
    api('GET', `/me/consents?language=${frame.speech.language}`),
  ]);
  for (const answer of [record, consents])
    if (!answer.ok)
      return shown(pageOf(frame, askAddress(frame, '', await codeOf(answer))), answer.status);
  const own = { record: await record.json(), consents: await consents.json() } as Own;
  return shown(pageOf(frame, ownData(frame, own)));
}

async function post(request: Request, frame: Frame, api: Api): Promise<Response> {
  const form = await formOf(request);
  const email = form?.get('email') ?? '';
  switch (form?.get('act')) {
    case 'code': {
      const sent = await api('POST', '/session/code', { email });
      if (sent.ok) return shown(pageOf(frame, askCode(frame, email)));
      return shown(pageOf(frame, askAddress(frame, email, await codeOf(sent))), sent.status);
    }
    case 'sign_in': {
      const code = (form.get('code') ?? '').replaceAll(/\s/g, '');
      const opened = await api('POST', '/session', { email, code });
      if (opened.ok) return back(frame, opened);
      return shown(pageOf(frame, askCode(frame, email, await codeOf(opened))), opened.status);
    }
    case 'second_factor': {
      const code = (form.get('code') ?? '').replaceAll(/\s/g, '');
      const opened = await api('POST', '/session/second-factor', { code });
      if (opened.ok) return back(frame, opened);
      return shown(pageOf(frame, askFactor(frame, await codeOf(opened))), opened.status);
    }
    case 'sign_out': {
      const left = await api('DELETE', '/session');
      if (left.ok) return back(frame, left);
      return shown(pageOf(frame, askAddress(frame, '', await codeOf(left))), left.status);
    }
    default:
      return shown(pageOf(frame, askAddress(frame, '', 'malformed_body')), 400);
  }
}

async function codeOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => undefined)) as { code?: string } | undefined;
  return problem?.code ?? 'internal';
}

/** Back to the page, with the cookies that the API has set: a reload sends nothing again. */
function back({ slug, speech }: Frame, answered: Response): Response {
  const headers = new Headers({
    location: addressOf(slug, speech.language),
    'cache-control': 'no-store',
  });
  for (const cookie of answered.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
