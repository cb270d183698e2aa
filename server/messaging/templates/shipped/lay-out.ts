import type { ShippedWords } from './words.ts';

/** Lays words out as MJML, for the column of the layout that all messages share. */
export function bodyOf({ opening, facts = [], closing = [], act, small }: ShippedWords): string {
  return [
    ...opening.map(paragraph),
    ...(facts.length > 0 ? [factsOf(facts)] : []),
    ...closing.map(paragraph),
    ...(act ? [`<mj-button href="{{ ${act.link} }}">${act.words}</mj-button>`] : []),
    ...(small
      ? [
          `<mj-text font-size="13px"><a href="{{ ${small.link} }}" style="color:#4a524e">${small.words}</a></mj-text>`,
        ]
      : []),
  ].join('\n');
}

/** Lays words out as plain text. */
export function plainOf({ opening, facts = [], closing = [], act, small }: ShippedWords): string {
  const parts = [
    ...opening.map(conditional((line) => `${line}\n\n`)),
    facts.map(([label, name]) => `{% if ${name} %}${label}: {{ ${name} }}\n{% endif %}`).join(''),
    ...(facts.length > 0 ? ['\n'] : []),
    ...closing.map(conditional((line) => `${line}\n\n`)),
    ...(act ? [`${act.words}:\n{{ ${act.link} }}\n`] : []),
    ...(small ? [`\n${small.words}:\n{{ ${small.link} }}\n`] : []),
  ];
  return parts.join('');
}

const whole = /^(\{% if [a-z_.]+ %\})(.*)(\{% endif %\})$/s;

/** What stands around a line, within its condition where it has one: without it nothing of it stands there. */
const conditional = (around: (line: string) => string) => (line: string) => {
  const [, begins = '', inner = line, ends = ''] = whole.exec(line) ?? [];
  return `${begins}${around(inner)}${ends}`;
};

const inColumn = conditional(
  (line) => `<p style="margin:0 0 16px;white-space:pre-line">${line}</p>`,
);

function paragraph(line: string): string {
  return `<mj-text padding="0">${inColumn(line)}</mj-text>`;
}

function factsOf(facts: NonNullable<ShippedWords['facts']>): string {
  const rows = facts.map(
    ([label, name]) =>
      `{% if ${name} %}<tr><td style="padding:4px 16px 4px 0;color:#4a524e;vertical-align:top">${label}</td><td style="padding:4px 0;white-space:pre-line">{{ ${name} }}</td></tr>{% endif %}`,
  );
  return `<mj-table padding="0 0 16px" font-size="16px" line-height="1.5">\n${rows.join('\n')}\n</mj-table>`;
}
