import type { MirrorReport } from '#contract/mirror';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { n, percent } from './words.ts';

/** What each table holds. */
export function sources({ sources }: MirrorReport): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Table</th>
          <th class="n">Records</th>
          <th class="n">People</th>
          <th class="n">Again</th>
          <th class="n">Elsewhere too</th>
          <th class="n">With e-mail</th>
          <th class="n">With phone</th>
          <th class="n">With birth date</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          ({ name, records, people, again, elsewhere, has, unreadable, columns }) =>
            html`<tr>
              <td>
                ${name}
                ${unreadable > 0 && html`<br /><mark>${n(unreadable)} rows cannot be read</mark>`}
                <br /><span class="soft">${columnsRead(columns)}</span>
              </td>
              <td class="n">${n(records)}</td>
              <td class="n">${n(people)}</td>
              <td class="n">${n(again)}</td>
              <td class="n">${n(elsewhere)}</td>
              <td class="n">${percent(has.email, records)}</td>
              <td class="n">${percent(has.phone, records)}</td>
              <td class="n">${percent(has.birthDate, records)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function columnsRead(columns: MirrorReport['sources'][number]['columns']): string {
  const read = columns.filter(({ is }) => is !== null).map(({ heading }) => heading);
  return `Read: ${read.join(', ')}`;
}

/** The most shared e-mails and phones. */
export function shared({ shared }: MirrorReport): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Address or number</th>
          <th>Used by</th>
          <th class="n">People</th>
          <th class="n">Records</th>
        </tr>
      </thead>
      <tbody>
        ${shared.most.map(
          ({ value, family, people, records }) =>
            html`<tr>
              <td>${value}</td>
              <td>${family ? 'one family name' : 'several families'}</td>
              <td class="n">${n(people)}</td>
              <td class="n">${n(records)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const marks = {
  birthDate: 'birth dates differ',
  name: 'names differ',
} as const;

/** People with several records, a block each. */
export function examples({ examples }: MirrorReport): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Name</th>
          <th>E-mail</th>
          <th>Phone</th>
          <th>Born</th>
          <th>Where</th>
          <th>Found in</th>
        </tr>
      </thead>
      ${examples.map(
        ({ records, more, contradicts }) =>
          html`<tbody>
            ${records.map(
              ({ name, email, phone, birthDate, place, source, line }) =>
                html`<tr>
                  <td>${name}</td>
                  <td>${email}</td>
                  <td class="tight">${phone}</td>
                  <td class="tight">${birthDate}</td>
                  <td>${place}</td>
                  <td class="soft tight">${source}, line ${n(line)}</td>
                </tr>`,
            )}
            ${
              (more > 0 || contradicts.length > 0) &&
              html`<tr>
                <td colspan="6">
                  ${contradicts.map((field) => html`<mark>${marks[field]}</mark> `)}
                  ${more > 0 && `and ${n(more)} more`}
                </td>
              </tr>`
            }
          </tbody>`,
      )}
    </table>
  </div>`;
}
