import type { z } from 'zod';
import type { messages } from '#contract/messages';
import { html } from '../html.ts';
import type { Ask } from '../screens.ts';
import { apiOf, shown } from './asking.ts';
import { formOf } from './form.ts';
import { mailWords } from './mail-words.ts';
import { languageFor } from './words.ts';

type Choice = z.output<typeof messages.getMailChoice.reply>;

/** The link in a message: whose business it names, and its token. */
export interface MailLink {
  readonly slug: string;
  readonly token: string;
}

const link = /^\/b\/([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)\/mail\/([\w-]{20,60})$/;

/** The link in a message that a path is; undefined for every other path. */
export function mailLinkIn(path: string): MailLink | undefined {
  const [, slug, token] = link.exec(path) ?? [];
  return slug === undefined || token === undefined ? undefined : { slug, token };
}

/**
 * The page behind the link of a message: which kind it is of, and one button that stops or allows it. It needs no script and
 * no sign-in. Coming here changes nothing: mail programs and scanners follow links, too.
 * @param styles style sheets of the portal
 */
export async function mailPage(
  request: Request,
  { slug, token }: MailLink,
  ask: Ask,
  styles: readonly string[],
): Promise<Response> {
  const api = apiOf(request, slug, ask);
  const path = `/mail/${token}`;
  const given = request.method === 'POST' ? (await formOf(request))?.get('given') : undefined;
  const answer = await (given === 'yes' || given === 'no'
    ? api('PUT', path, { given: given === 'yes' })
    : api('GET', path));
  const accepted = request.headers.get('accept-language');
  if (!answer.ok) {
    const { dead } = mailWords[languageFor(null, accepted, 'en')];
    return shown(
      pageOf(styles, languageFor(null, accepted, 'en'), 'Clientele', dead),
      answer.status,
    );
  }
  const choice = (await answer.json()) as Choice;
  return shown(choicePage(styles, choice));
}

function choicePage(styles: readonly string[], choice: Choice): string {
  const language = languageFor(choice.language, null, 'en');
  const words = mailWords[language];
  const topic = words.topics[choice.purpose as keyof typeof words.topics] ?? choice.purpose;
  const said = (choice.given ? words.given : words.stopped)(choice.business, topic);
  const next = choice.given ? 'no' : 'yes';
  const act = html`<form method="post">
    <input type="hidden" name="given" value="${next}" />
    <button type="submit" class="main">${choice.given ? words.stop : words.allow}</button>
  </form>`;
  return pageOf(styles, language, choice.business, said, act);
}

function pageOf(
  styles: readonly string[],
  language: string,
  name: string,
  said: string,
  act = html``,
): string {
  const sheets = styles.map((href) => html`<link rel="stylesheet" href="${href}" />`);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        ${sheets}
        <title>${name}</title>
      </head>
      <body>
        <div class="page">
          <header><p class="business">${name}</p></header>
          <main>
            <h1>${said}</h1>
            ${act}
          </main>
        </div>
      </body>
    </html>`.html;
}
