import type { z } from 'zod';
import type { portal } from '#contract/portal';
import type { consents } from '#contract/consents';
import { type Html, html } from '../html.ts';
import { languages, type Speech } from './words.ts';

type Reply<O extends { reply: z.ZodType }> = z.output<O['reply']>;

/** What is shown to somebody who is signed in. */
export interface Own {
  readonly record: Reply<typeof portal.getOwnRecord>;
  readonly consents: Reply<typeof consents.listOwnConsents>;
}

/** The frame of a page: whose it is, where it is, how it speaks, and the style sheets of the portal. */
export interface Frame {
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
  readonly styles: readonly string[];
  readonly speech: Speech;
}

/** A whole page. */
export function pageOf({ slug, name, accent, styles, speech }: Frame, content: Html): string {
  const sheets = styles.map((href) => html`<link rel="stylesheet" href="${href}" />`);
  const others = Object.entries(languages).map(([code, own]) =>
    code === speech.language
      ? html`<strong lang="${code}">${own}</strong> `
      : html`<a lang="${code}" href="${addressOf(slug, code)}">${own}</a> `,
  );
  return html`<!doctype html>
    <html lang="${speech.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="${accent}" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        ${sheets}
        <title>${name}</title>
      </head>
      <body>
        <div class="page">
          <header><p class="business">${name}</p></header>
          <main>${content}</main>
          <footer><p class="language">${others}</p></footer>
        </div>
      </body>
    </html>`.html;
}

/** Where the pages of a business lie that need no script. */
export function addressOf(slug: string, language: string): string {
  return `/b/${slug}/plain?language=${language}`;
}

/** Nobody has this address. */
export function nobody({ t }: Speech): Html {
  return html`<h1>${t('nobody')}</h1>
    <p class="soft">${t('nobodyWhy')}</p>`;
}

/** Asks for an address to send a code to. */
export function askAddress(frame: Frame, typed: string, fault?: string): Html {
  const { t } = frame.speech;
  return html`<h1>${t('signInTitle')}</h1>
    <p class="soft">${t('signInWhy')}</p>
    ${form(frame, 'code', [
      told(frame, fault),
      field(t('email'), 'email', 'type="email" autocomplete="email" maxlength="254"', typed),
      main(t('sendCode')),
    ])}`;
}

/** Asks for the code that was sent. */
export function askCode(frame: Frame, email: string, fault?: string): Html {
  const { slug, speech } = frame;
  const { t } = speech;
  return html`<h1>${t('signInTitle')}</h1>
    <p class="soft">${t('codeSent', { email })}</p>
    ${form(frame, 'sign_in', [
      told(frame, fault),
      html`<input type="hidden" name="email" value="${email}" />`,
      field(t('code'), 'code', 'inputmode="numeric" autocomplete="one-time-code" maxlength="12"'),
      main(t('signIn')),
    ])}
    <p><a href="${addressOf(slug, speech.language)}">${t('otherAddress')}</a></p>`;
}

/** Asks for a code of the authenticator. */
export function askFactor(frame: Frame, fault?: string): Html {
  const { t } = frame.speech;
  return html`<h1>${t('factorTitle')}</h1>
    <p class="soft">${t('factorWhy')}</p>
    ${form(frame, 'second_factor', [
      told(frame, fault),
      field(t('code'), 'code', 'inputmode="numeric" autocomplete="one-time-code" maxlength="12"'),
      main(t('signIn')),
    ])}
    ${form(frame, 'sign_out', [html`<button type="submit">${t('startAgain')}</button>`])}`;
}

/** What the business knows of somebody, to be read. */
export function ownData(frame: Frame, { record, consents }: Own): Html {
  const { t } = frame.speech;
  return html`<h1>${t('details')}</h1>
    <p class="soft">${t('needsScript')}</p>
    ${aboutYou(frame, record)} ${contacts(frame, 'email', record)}
    ${contacts(frame, 'phone', record)} ${addresses(frame, record)} ${allowed(frame, consents)}
    ${section(
      t('exportTitle'),
      html`<p class="soft">${t('exportWhy', { business: frame.name })}</p>
        <p>
          <a href="/api/b/${frame.slug}/me/export" download="${frame.slug}.json">${t('export')}</a>
        </p>`,
    )}
    ${form(frame, 'sign_out', [html`<button type="submit">${t('signOut')}</button>`])}`;
}

function aboutYou({ speech: { t } }: Frame, record: Own['record']): Html {
  const names =
    record.fullName === null ? (['givenName', 'familyName'] as const) : (['fullName'] as const);
  const facts = [
    ...names.map((key) => [t(key), record[key]] as const),
    [t('birthDate'), record.birthDate] as const,
    [t('writeIn'), nameOf(record.language) ?? t('anyLanguage')] as const,
  ];
  const lines = facts.flatMap(([title, value]) =>
    value === null
      ? []
      : html`<p class="soft">${title}</p>
          <p class="value">${value}</p>`,
  );
  return section(t('aboutYou'), list(lines));
}

const nameOf = (language: Own['record']['language']) => language && languages[language];

function contacts({ speech: { t } }: Frame, kind: 'email' | 'phone', record: Own['record']): Html {
  const all = record.contacts.filter((one) => one.kind === kind);
  const [title, none] =
    kind === 'email' ? (['emails', 'noEmails'] as const) : (['phones', 'noPhones'] as const);
  const lines = all.map(({ value, verifiedAt, primary }) => {
    const facts = [t(verifiedAt === null ? 'unconfirmed' : 'confirmed'), primary ? t('first') : ''];
    return html`<p class="value">${value}</p>
      <p class="soft">${facts.filter(Boolean).join(' · ')}</p>`;
  });
  return section(t(title), lines.length > 0 ? list(lines) : soft(t(none)));
}

function addresses({ speech: { t } }: Frame, { addresses: all }: Own['record']): Html {
  const lines = all.map(({ line1, line2, postcode, city, region, country }) => {
    const parts = [line1, line2, `${postcode} ${city}`.trim(), region, country];
    return html`<p class="value">${parts.filter(Boolean).join(', ')}</p>`;
  });
  return section(t('addresses'), lines.length > 0 ? list(lines) : soft(t('noAddresses')));
}

const channelWords = {
  email: 'channelEmail',
  sms: 'channelSms',
  whatsapp: 'channelWhatsapp',
  phone: 'channelPhone',
} as const;

function allowed({ speech: { t, day } }: Frame, { now }: Own['consents']): Html {
  const lines = now
    .filter((one) => one.said !== null)
    .map(
      ({ channel, topic, given, said }) =>
        html`<p class="value">
            ${t(topic)}, ${t(channelWords[channel])}: ${t(given ? 'allowed' : 'notAllowed')}
          </p>
          <p class="soft">${said === null ? '' : t('saidOn', { date: day(said.at) })}</p>`,
    );
  return section(t('consents'), lines.length > 0 ? list(lines) : soft(t('neverSaid')));
}

function section(title: string, content: Html): Html {
  return html`<section aria-label="${title}">
    <h2>${title}</h2>
    ${content}
  </section>`;
}

const list = (lines: readonly Html[]) =>
  html`<ul class="list">
    ${lines.map((line) => html`<li><div>${line}</div></li>`)}
  </ul>`;

const soft = (text: string) => html`<p class="soft">${text}</p>`;

const main = (text: string) => html`<button type="submit" class="main">${text}</button>`;

/** What went wrong, before the fields that it is about. */
function told({ speech }: Frame, fault: string | undefined): Html {
  if (fault === undefined) return html``;
  return html`<div role="alert" class="notice bad"><p>${speech.fault(fault)}</p></div>`;
}

/** @param attributes of ours, as they are written */
function field(label: string, name: string, attributes: string, value = ''): Html {
  return html`<label class="field">
    <span>${label}</span>
    <input name="${name}" value="${value}" required ${{ html: attributes }} />
  </label>`;
}

function form({ slug, speech }: Frame, act: string, parts: readonly Html[]): Html {
  return html`<form method="post" action="${addressOf(slug, speech.language)}">
    <input type="hidden" name="act" value="${act}" />
    ${parts}
  </form>`;
}
