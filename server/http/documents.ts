import { readFile } from 'node:fs/promises';
import { openApi } from '#contract/openapi';
import type { Operation } from '#contract/operation';
import program from '../../package.json' with { type: 'json' };
import type { Page } from './page.ts';
import { referencePage } from './reference/page.ts';

/** What describes the API to programs and people; made when first asked for. */
export function documentsOf(
  api: Readonly<Record<string, Operation>>,
  origin: string,
): readonly Page[] {
  return [
    page('/api/openapi.json', 'application/json', () =>
      JSON.stringify(openApi(api, program.version)),
    ),
    page('/api/reference', 'text/html; charset=utf-8', () => referencePage(api, origin)),
    page('/api/reference.css', 'text/css; charset=utf-8', () =>
      readFile(new URL('reference/page.css', import.meta.url), 'utf8'),
    ),
  ];
}

function page(path: string, type: string, make: () => string | Promise<string>): Page {
  let text: Promise<string> | undefined;
  return {
    path,
    answer: async () => {
      text ??= Promise.resolve(make());
      const headers = { 'content-type': type, 'cache-control': 'no-cache' };
      return new Response(await text, { headers });
    },
  };
}
