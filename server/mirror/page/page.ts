import type { MirrorReport } from '#contract/mirror';
import { gained, splitHoldings } from './split.ts';
import { examples, shared, sources } from './tables.ts';
import { html, Markup } from './markup.ts';
import { style } from './style.ts';
import { many, n, percent } from './words.ts';

/**
 * The report as one HTML file that needs nothing else: to be read on a screen, printed or passed on.
 * @param made the day it was made on
 */
export function pageOf(report: MirrorReport, made: string): string {
  const title = `${n(report.records)} records, ${n(report.people)} people`;
  const { text } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${new Markup(style)}
        </style>
      </head>
      <body>
        <main>
          ${head(report)} ${sizes(report)}
          <h2>Table by table</h2>
          ${sources(report)} ${gains(report)} ${splitHoldings(report)} ${contradictions(report)}
          ${sharing(report)} ${some(report)}
          <footer>
            <p>
              Made by Clientele on ${made}. Nothing that was looked at was kept.
              ${
                report.whole
                  ? 'Names and contacts are shown whole: pass this on with care.'
                  : 'Names and contacts are shortened, so that this can be passed on.'
              }
            </p>
            <p>
              Two records are taken for one person where that is likelier than not, by names, e-mail
              addresses, phones, birth dates and addresses, weighed by how rare each is in these
              very tables. ${many(report.unsure, 'pair')} more may be one person and
              ${report.unsure === 1 ? 'was' : 'were'} not taken for it.
            </p>
          </footer>
        </main>
      </body>
    </html>`;
  return `${text}\n`;
}

function head({ records, people, several, spread, sources }: MirrorReport): Markup {
  const share = percent(records - people, records);
  return html`<h1>${n(records)} records are ${many(people, 'person', 'people')}</h1>
    <p class="soft">
      In ${sources.length === 1 ? sources[0]!.name : many(sources.length, 'table')}. ${share} of the
      records say again who is there already.
    </p>
    <dl class="tiles">
      <div>
        <dt>Records</dt>
        <dd>${n(records)}</dd>
      </div>
      <div>
        <dt>People</dt>
        <dd>${n(people)}</dd>
      </div>
      <div>
        <dt>More than once</dt>
        <dd>${n(several)}</dd>
      </div>
      <div>
        <dt>In several tables</dt>
        <dd>${n(spread)}</dd>
      </div>
    </dl>`;
}

const sizeNames = ['one record', 'two', 'three', 'four', 'five or more'];

function sizes({ sizes, people }: MirrorReport): Markup {
  if (people === 0) return html``;
  const shown = [...sizes.entries()].filter(([, count]) => count > 0);
  return html`<div class="bar" role="img" aria-label="People by how many records they have">
      ${shown.map(
        ([at, count]) => html`<span class="s${at + 1}" style="flex: ${count / people}"></span>`,
      )}
    </div>
    <ul class="key">
      ${shown.map(
        ([at, count]) =>
          html`<li><i class="s${at + 1}"></i>${sizeNames[at]!}: ${n(count)} people</li>`,
      )}
    </ul>`;
}

function gains({ gains, split, several, spread }: MirrorReport): Markup {
  const filled = (
    [
      ['email', 'an e-mail address'],
      ['phone', 'a phone number'],
      ['birthDate', 'a birth date'],
      ['place', 'an address'],
    ] as const
  ).filter(([field]) => gains[field] > 0);
  return html`<h2>What one record a person would gain</h2>
    <p>
      ${many(gains.fewer, 'record')} fewer: ${many(several, 'person', 'people')} would be found at
      once, of whom ${n(spread)} ${spread === 1 ? 'stands' : 'stand'} in several tables now.
    </p>
    <ul>
      ${gained(split)}
      ${filled.map(
        ([field, what]) =>
          html`<li>
            ${many(gains[field], 'person', 'people')} would have ${what} in every place, which only
            some of their records have.
          </li>`,
      )}
    </ul>`;
}

const contradiction = {
  birthDate: 'different birth dates',
  name: 'names that are spelt in different ways, or changed',
} as const;

function contradictions({ contradictions }: MirrorReport): Markup {
  const there = contradictions.filter(({ people }) => people > 0);
  return html`<h2>What contradicts</h2>
    ${
      there.length === 0
        ? html`<p>Nothing: records of one person agree wherever they say something.</p>`
        : html`<ul>
            ${there.map(
              ({ field, people }) =>
                html`<li>${many(people, 'person', 'people')} with ${contradiction[field]}</li>`,
            )}
          </ul>`
    }`;
}

function sharing(report: MirrorReport): Markup {
  const { byFamily, byOthers, most } = report.shared;
  if (most.length === 0) return html``;
  return html`<h2>Addresses and numbers that several people use</h2>
    <p>
      ${many(byFamily, 'is', 'are')} used by people of one family name, ${n(byOthers)} by others: a
      reception, a company, a partner. None of them makes two people one.
    </p>
    ${shared(report)}`;
}

function some(report: MirrorReport): Markup {
  if (report.examples.length === 0) return html``;
  return html`<h2>Some who stand more than once</h2>
    <p class="soft">First those whose records contradict each other.</p>
    ${examples(report)}`;
}
