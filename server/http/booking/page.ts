import { type Html, html } from '../html.ts';
import type { Speech } from '../plain/words.ts';
import { clockIn, durationIn, priceIn, weekdayIn } from './formats.ts';
import { pathOf } from './address.ts';
import type { Listed, Page, Service } from './shown.ts';

interface Frame {
  readonly page: Page;
  readonly speech: Speech;
  readonly isFramed: boolean;
}

/** What there is to read before any script, and where there is none: all that can be booked, with prices, places and hours. */
export function servicesBody(frame: Frame): Html {
  const { page, speech } = frame;
  const { t } = speech;
  const { business, services, locations } = page;
  return around(
    frame,
    html`<h1>${t('bookAt', { business: business.name })}</h1>
      ${
        services.length === 0
          ? html`<p class="soft">${t('nothingYet')}</p>`
          : html`<ul class="services">
              ${services.map((one) => html`<li>${line(frame, one)}</li>`)}
            </ul>`
      }
      <div class="texts">${locations.map((one) => place(speech, one))}</div>`,
  );
}

function line(frame: Frame, service: Listed): Html {
  const { t } = frame.speech;
  const { slug, name, shortDescription, isPopular } = service;
  const address = pathOf({ ...frame.page.business, isFramed: frame.isFramed }, slug);
  return html`<a href="${address}">
    <span class="name"
      >${name}${isPopular ? html`<span class="tag">${t('popular')}</span>` : ''}</span
    >
    <span class="price">${cost(frame.speech, service)}</span>
    <span class="about">${shortDescription}</span>
    <span class="soft">${lengths(frame.speech, service)}</span>
  </a>`;
}

/** The same of one service, with the place where its times will stand. */
export function serviceBody(frame: Frame, service: Service): Html {
  const { t } = frame.speech;
  const { name, shortDescription, description } = service;
  return around(
    frame,
    html`<div class="sheet">
      <section class="facts">
        <h1>${name}</h1>
        <p class="soft">${shortDescription}</p>
        <p class="fact">${lengths(frame.speech, service)}</p>
        <p class="fact">${cost(frame.speech, service)}</p>
      </section>
      <section class="step">
        <div class="picker">
          <div class="waiting month">
            <p class="notice unscripted">${t('needsScript')}</p>
          </div>
          <div class="dayTimes"></div>
        </div>
      </section>
      <section class="more">
        <div class="texts"><p>${description}</p></div>
      </section>
    </div>`,
  );
}

/** A page that only a script can fill: one booking, which the link in its address opens. */
export function linkBody(frame: Frame): Html {
  const { t } = frame.speech;
  return around(
    frame,
    html`<div class="sheet narrow">
      <section class="step">
        <p class="soft">${t('loading')}</p>
        <p class="notice unscripted">${t('needsScript')}</p>
      </section>
    </div>`,
  );
}

/** Nothing can be booked at an address. */
export function nothingBody({ t }: Speech): Html {
  return html`<div class="page">
    <main>
      <h1>${t('nobody')}</h1>
      <p class="soft">${t('nobodyWhy')}</p>
    </main>
  </div>`;
}

function around({ page, isFramed }: Frame, content: Html): Html {
  const { name } = page.business;
  const head = isFramed ? '' : html`<header><p class="business">${name}</p></header>`;
  return html`<div class="page">
    ${head}
    <main>${content}</main>
    <footer></footer>
  </div>`;
}

/** A place with its address and hours, as people look them up. */
function place({ language, t }: Speech, { name, address, hours }: Page['locations'][number]): Html {
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const open = hours.filter((one) => one.weekday === weekday);
    const told = open.map(
      ({ fromMinute, toMinute }) =>
        `${clockIn(language, fromMinute)}–${clockIn(language, toMinute)}`,
    );
    return html`<div>
      <dt>${weekdayIn(language, weekday)}</dt>
      <dd>${told.length === 0 ? t('closed') : told.join(', ')}</dd>
    </div>`;
  });
  return html`<section>
    <h2>${name}</h2>
    <p>${address}</p>
    ${
      hours.length === 0
        ? ''
        : html`<h3>${t('openingHours')}</h3>
            <dl class="rows">${days}</dl>`
    }
  </section>`;
}

/** What a service costs, in words. */
function cost({ language, t }: Speech, { prices, isPerPerson }: Listed): string {
  if (prices === null) return '';
  const { from, to } = prices;
  if (to.minor === '0') return t('free');
  const lowest = priceIn(language, from);
  const each = isPerPerson ? t('perPerson', { price: lowest }) : lowest;
  return from.minor === to.minor ? each : t('from', { price: each });
}

/** How long it may be had, in words: from the shortest to the longest. */
function lengths({ language }: Speech, { minutes }: Listed): string {
  const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
  if (minutes.length === 0) return '';
  const short = durationIn(language, least);
  return least === most ? short : `${short} – ${durationIn(language, most)}`;
}
