import type { MirrorReport } from '#contract/mirror';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { many, n } from './words.ts';

type Split = MirrorReport['split'];
type Sum = Split['people'][number]['sums'][number];

const kinds = {
  points: 'Points',
  balance: 'Balance',
  spent: 'Money spent',
  orders: 'Orders',
  visits: 'Visits',
  hoursLeft: 'Hours left',
  visitsLeft: 'Visits left',
} as const;

const amount = (value: number, unit: string | null) =>
  `${value.toLocaleString('en', { maximumFractionDigits: 2 })}${unit === null ? '' : ` ${unit}`}`;

/** What comes together when records of a person do, a line each. */
export function gained({ amounts, packages, leads }: Split): Markup[] {
  return [
    ...amounts.map(
      ({ kind, unit, people, total, alike }) =>
        html`<li>
          ${kinds[kind]} of ${many(people, 'person', 'people')} would stand in one place:
          ${amount(total, unit)} in all.
          ${alike > 0 && `Of ${n(alike)} every place says the same, and one may be a copy.`}
        </li>`,
    ),
    ...(packages > 0
      ? [
          html`<li>
            ${many(packages, 'person has', 'people have')} packages in several records, which would
            be seen together.
          </li>`,
        ]
      : []),
    ...(leads.twice > 0
      ? [
          html`<li>
            ${many(leads.twice, 'person is', 'people are')} open as a lead more than once.
          </li>`,
        ]
      : []),
    ...(leads.customers > 0
      ? [
          html`<li>
            ${many(leads.customers, 'open lead is', 'open leads are')} of somebody who is a customer
            already.
          </li>`,
        ]
      : []),
  ];
}

/** Whose points, packages and leads are split, each with its sum. */
export function splitHoldings({ split }: MirrorReport): Markup {
  if (split.people.length === 0) return html``;
  return html`<h2>What is split, person by person</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Person</th>
            <th class="wide">What stands in several records</th>
          </tr>
        </thead>
        <tbody>
          ${split.people.map(
            (person) =>
              html`<tr>
                <td>
                  ${person.name || person.email || person.phone}<br />
                  <span class="soft">${person.email || person.phone}</span>
                </td>
                <td>${linesOf(person)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${split.more > 0 && html`<p class="soft">And ${many(split.more, 'person', 'people')} more.</p>`}`;
}

function linesOf({ sums, packages, lead, leads }: Split['people'][number]): Markup[] {
  return [
    ...sums.map((sum) => html`<div>${kinds[sum.kind]}: ${sumOf(sum)}</div>`),
    ...(packages.length > 0
      ? [
          html`<div>
            ${n(packages.length)} packages:
            ${packages.map(({ name, ...where }) => `${name || 'a package'} ${at(where)}`).join(', ')}
          </div>`,
        ]
      : []),
    ...(lead !== null
      ? [
          html`<div>
            <mark
              >${lead === 'twice' ? 'a lead more than once' : 'a lead, and a customer already'}</mark
            >
            ${leads.map(({ status, ...where }) => `${status} ${at(where)}`).join(', ')}
          </div>`,
        ]
      : []),
  ];
}

const at = ({ source, line }: { source: string; line: number }) => `(${source}, line ${n(line)})`;

function sumOf({ unit, parts, total, alike }: Sum): string {
  const said = parts.map((part) => `${amount(part.amount, null)} ${at(part)}`).join(' + ');
  const copy = alike ? `, or ${amount(parts[0]!.amount, unit)} if one is a copy of the other` : '';
  return `${said} = ${amount(total, unit)}${copy}`;
}

/** What is split in all, as lines of text. */
export function splitLines({ amounts, packages, leads }: Split): string[] {
  const lines = amounts.map(
    ({ kind, unit, people, total }) =>
      `${kinds[kind]} of ${many(people, 'person', 'people')} are split over records: ${amount(total, unit)} in all.`,
  );
  if (packages > 0)
    lines.push(`${many(packages, 'person has', 'people have')} packages in several records.`);
  if (leads.twice > 0)
    lines.push(`${many(leads.twice, 'person is', 'people are')} open as a lead more than once.`);
  if (leads.customers > 0)
    lines.push(`${many(leads.customers, 'open lead is', 'open leads are')} of a customer.`);
  return lines;
}
