import { callersOf, errorsOf, groupsOf, schemaOf } from '#contract/openapi';
import { errors, type ErrorCode } from '#contract/errors';
import type { Operation } from '#contract/operation';
import { curlOf } from './curl.ts';
import { type Html, html } from '../html.ts';
import type { Schema } from './schema.ts';
import { shapeTable } from './shape.ts';

/**
 * The API as a page to read, all of it from the contract.
 * @param origin of this server, for the examples
 */
export function referencePage(api: Readonly<Record<string, Operation>>, origin: string): string {
  const groups = groupsOf(api);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Clientele API</title>
        <link rel="stylesheet" href="/api/reference.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <nav aria-label="Operations">
          <a href="#main"><strong>Clientele API</strong></a>
          ${groups.map(navGroup)}
          <a href="#errors">Errors</a>
        </nav>
        <main id="main">
          ${introduction(origin)}
          ${groups.map(({ name, operations }) => group(name, operations, origin))} ${errorTable()}
        </main>
      </body>
    </html>`.html;
}

function navGroup({ name, operations }: ReturnType<typeof groupsOf>[number]): Html {
  const items = operations.map(
    ([operation, { summary }]) =>
      html`<li><a href="#${operation}" title="${summary}">${operation}</a></li>`,
  );
  return html`<details>
    <summary>${titleOf(name)}</summary>
    <ul>
      ${items}
    </ul>
  </details>`;
}

/** A group as a heading: its word in the paths, read as one. */
function titleOf(group: string): string {
  return acronyms.has(group)
    ? group.toUpperCase()
    : `${group[0]?.toUpperCase()}${group.slice(1).replaceAll('-', ' ')}`;
}

const acronyms: ReadonlySet<string> = new Set(['api']);

/** A sentence of the contract; what stands between backticks in it is code. */
function withCode(sentence: string): Html[] {
  return sentence
    .split('`')
    .map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

function introduction(origin: string): Html {
  return html`<h1>Clientele API</h1>
    <p>
      Requests and answers are JSON. Programs sign in with an API key, which staff make under
      Settings; it acts for one business and may do what it was given, no more. The same as a
      machine-readable document: <a href="/api/openapi.json">OpenAPI 3.1</a>.
    </p>
    <pre><code>curl '${origin}/api/business' -H 'authorization: Bearer YOUR_API_KEY'</code></pre>
    <p>
      <strong>Lists</strong> come in pages: pass <code>next</code> of one page as
      <code>cursor</code> to get the following, until it is null. <strong>Writes</strong> take an
      <code>Idempotency-Key</code> header: the same key with the same request is done once and
      answered the same for a day. <strong>Refusals</strong> are problem details (RFC 9457) with a
      <code>code</code> from the <a href="#errors">list below</a>, the fields at fault, and the id
      of the request, which every answer also carries as <code>x-request-id</code>. Fields that are
      not known are refused.
    </p>`;
}

function group(name: string, operations: [string, Operation][], origin: string): Html {
  const parts = operations.map(([operation, declared]) => section(operation, declared, origin));
  return html`<section aria-labelledby="group-${name}">
    <h2 id="group-${name}">${titleOf(name)}</h2>
    ${parts}
  </section>`;
}

function section(name: string, operation: Operation, origin: string): Html {
  const { method, path, summary, who, params, query, body, reply, stream, download } = operation;
  return html`<article id="${name}" aria-labelledby="name-${name}">
    <h3 id="name-${name}"><a href="#${name}">${summary}</a></h3>
    <p class="call"><b class="${method.toLowerCase()}">${method}</b> <code>${path}</code></p>
    <p>${withCode(callersOf(who))}</p>
    <pre><code>${curlOf(operation, origin)}</code></pre>
    ${params ? shape('In the path', schemaOf(params, 'input')) : ''}
    ${query ? shape('In the query', schemaOf(query, 'input')) : ''}
    ${body ? shape('Body', schemaOf(body, 'input')) : ''}
    ${reply ? shape(stream ? 'Each event' : 'Answer', schemaOf(reply, 'output')) : html`<p>${download === undefined ? 'Answers without a body.' : `Answers with a file: ${download}.`}</p>`}
    <p class="errors">May refuse with ${codes(errorsOf(operation))}.</p>
  </article>`;
}

function shape(title: string, schema: unknown): Html {
  return html`<details>
    <summary>${title}</summary>
    ${shapeTable(schema as Schema)}
  </details>`;
}

function codes(list: readonly ErrorCode[]): Html[] {
  return list.map((code, at) => {
    const comma = at === 0 ? '' : ', ';
    return html`${comma}<a href="#error-${code}"><code>${code}</code></a>`;
  });
}

function errorTable(): Html {
  const rows = Object.entries(errors).map(
    ([code, { status, title }]) =>
      html`<tr id="error-${code}">
        <td><code>${code}</code></td>
        <td>${status}</td>
        <td>${title}</td>
      </tr>`,
  );
  return html`<section aria-labelledby="errors">
    <h2 id="errors">Errors</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Status</th>
          <th scope="col">What it says</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`;
}
