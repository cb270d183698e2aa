import type { PageOf, Service } from './shown.ts';

/** What the server knew when it wrote the page, so that it need not be asked again. */
export interface Known {
  /** In which the texts are. */
  readonly language?: string;
  readonly page?: PageOf;
  readonly service?: Service;
  readonly times?: {
    readonly query: Readonly<Record<string, string | undefined>>;
    readonly reply: unknown;
  };
}

/** What came with the page; nothing where the server had nothing to say. */
export function knownHere(): Known {
  const text = document.getElementById('known')?.textContent;
  return text ? (JSON.parse(text) as Known) : {};
}
