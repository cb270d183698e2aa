import { type Html, html } from '../html.ts';
import { languages } from '../plain/words.ts';

/** What the head of a page says to browsers, to search and to whoever passes a link on. */
export interface Told {
  readonly title: string;
  readonly about: string;
  readonly accent: string;
  /** The address by which the page is known; undefined for one that is nobody else's. */
  readonly address: string | undefined;
  readonly language: string;
  /** For programs that read pages. */
  readonly structured: object | undefined;
  /** Files that the page will need, as soon as it is there. */
  readonly soon: readonly string[];
}

/** The head of a page, beside what every page has. */
export function headOf(told: Told): Html {
  const { accent, address, soon, structured } = told;
  return html`<meta name="theme-color" content="${accent}" />
    ${address === undefined ? html`<meta name="robots" content="noindex" />` : known(told, address)}
    ${soon.map((href) => html`<link rel="modulepreload" href="${href}" />`)}
    ${structured === undefined ? '' : data('application/ld+json', structured)}`;
}

function known({ title, about, language }: Told, address: string): Html {
  const others = Object.keys(languages).map(
    (one) => html`<link rel="alternate" hreflang="${one}" href="${address}?language=${one}" />`,
  );
  return html`<meta name="description" content="${about}" />
    <link rel="canonical" href="${address}" />
    ${others}
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${about}" />
    <meta property="og:url" content="${address}" />
    <meta property="og:locale" content="${language}" />`;
}

/** Data within a page, which no browser runs; nothing in it can end it. */
export function data(type: string, value: unknown, id = ''): Html {
  const text = JSON.stringify(value).replaceAll('<', '\\u003c');
  return html`<script type="${type}" id="${id}">
    ${{ html: text }}
  </script>`;
}
