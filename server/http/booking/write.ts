import { now } from '#platform/clock';
import { type Html, html } from '../html.ts';
import { type Language, speechOf } from '../plain/words.ts';
import type { Wanted } from './address.ts';
import type { Read } from './api.ts';
import type { Built } from './built.ts';
import { firstTimes } from './first-times.ts';
import { data, headOf } from './head.ts';
import { linkBody, nothingBody, serviceBody, servicesBody } from './page.ts';
import type { Page, Service } from './shown.ts';
import { structured } from './structured.ts';

interface Given {
  readonly wanted: Wanted;
  /** Undefined where nothing can be booked at the address. */
  readonly page: Page | undefined;
  readonly read: Read;
  readonly language: Language;
  readonly built: Built;
  readonly origin: string;
  readonly searchParams: URLSearchParams;
}

/** A page as the browser gets it. */
export async function written(given: Given): Promise<{ html: string; status: number }> {
  const { wanted, page, read, built, language } = given;
  const speech = speechOf(built.catalogue, language);
  const service =
    wanted.service === undefined || page === undefined
      ? undefined
      : await read<Service>(`/services/${wanted.service}`, { language });
  if (page === undefined || (wanted.service !== undefined && service === undefined)) {
    const body = nothingBody(speech);
    return { html: filled(given, speech.t('nobody'), html``, body, html``), status: 404 };
  }
  const frame = { page, speech, isFramed: wanted.isFramed };
  const { business } = page;
  const title =
    service === undefined
      ? speech.t('bookAt', { business: business.name })
      : speech.t('bookService', { service: service.name, business: business.name });
  const isPublic = wanted.part === 'book' && !wanted.isFramed;
  const path = `/b/${wanted.slug}/book${service === undefined ? '' : `/${service.slug}`}`;
  const words = built.wordsOf(language);
  const head = headOf({
    title,
    about: service?.shortDescription ?? title,
    accent: business.accent,
    address: isPublic ? given.origin + path : undefined,
    language,
    structured: isPublic ? structured(page, given.origin, service) : undefined,
    soon: words === undefined ? [] : [words],
  });
  const body = bodyOf(frame, wanted, service);
  const times = service && (await timesOf(given, page, service));
  const known = data('application/json', { language, page, service, times }, 'known');
  return { html: filled(given, title, head, body, known), status: 200 };
}

function bodyOf(
  frame: Parameters<typeof servicesBody>[0],
  { part }: Wanted,
  service: Service | undefined,
): Html {
  if (part !== 'book') return linkBody(frame);
  return service === undefined ? servicesBody(frame) : serviceBody(frame, service);
}

function timesOf({ read, searchParams }: Given, page: Page, { slug }: Service) {
  const at = Temporal.Instant.fromEpochMilliseconds(now().getTime());
  const today = at.toZonedDateTimeISO(page.business.timeZone).toPlainDate();
  const said = (name: string) => searchParams.get(name) ?? undefined;
  const query = {
    option: said('option'),
    location: said('location'),
    resource: said('resource'),
    party: said('party'),
  };
  return firstTimes(read, slug, query, today);
}

/** The built page with what the server knows in it. */
function filled({ built, language }: Given, title: string, head: Html, body: Html, known: Html) {
  const pieces: Readonly<Record<string, string>> = {
    __LANGUAGE__: language,
    __TITLE__: html`${title}`.html,
    '<!--HEAD-->': head.html,
    '<!--BODY-->': body.html,
    '<!--DATA-->': known.html,
  };
  return built.page.replaceAll(
    /__LANGUAGE__|__TITLE__|<!--(?:HEAD|BODY|DATA)-->/g,
    (mark) => pieces[mark] ?? mark,
  );
}
