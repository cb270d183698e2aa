import type { Mail } from '#platform/mail';

/** What a mail says, before it is laid out. */
export interface Letter {
  /** As `Mail.id`. */
  readonly id: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  /** Paragraphs before what matters. */
  readonly opening: readonly string[];
  /** The one thing the mail is for: a code to type in, or a link to follow. */
  readonly point: { readonly code: string } | { readonly link: string; readonly label: string };
  /** Paragraphs after it. */
  readonly closing: readonly string[];
}

/** Lays a letter out as plain text and as plain HTML: no pictures, nothing fetched, nothing that counts readers. */
export function mailOf(letter: Letter): Mail {
  return {
    id: letter.id,
    to: letter.to,
    subject: letter.subject,
    text: textOf(letter),
    html: htmlOf(letter),
  };
}

function textOf({ opening, point, closing }: Letter): string {
  const middle = 'code' in point ? point.code : `${point.label}:\n${point.link}`;
  return `${[...opening, middle, ...closing].join('\n\n')}\n`;
}

function htmlOf({ language, subject, opening, point, closing }: Letter): string {
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escaped(line)}</p>`;
  const middle =
    'code' in point
      ? `<p style="margin:0 0 16px;font:600 28px/1.2 ui-monospace,monospace;letter-spacing:4px">${escaped(point.code)}</p>`
      : `<p style="margin:0 0 16px"><a href="${escaped(point.link)}" style="color:#1f6f5c">${escaped(point.label)}</a></p>`;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1b1f1d">
<div style="max-width:480px">
${[...opening.map(paragraph), middle, ...closing.map(paragraph)].join('\n')}
</div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
