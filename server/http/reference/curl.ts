import { schemaOf } from '#contract/openapi';
import type { Operation } from '#contract/operation';
import { sampleOf, type Schema } from './schema.ts';

/**
 * A call of an operation as one would type it.
 * @param origin of this server, as in `https://clientele.example`
 */
export function curlOf(operation: Operation, origin: string): string {
  const lines = [
    `curl ${flags(operation)}'${origin}${pathOf(operation)}${queryOf(operation)}'`,
    ...(operation.who.kind === 'staff' ? [`-H 'authorization: Bearer YOUR_API_KEY'`] : []),
    ...bodyOf(operation),
  ];
  return lines.join(' \\\n  ');
}

function flags({ method, stream }: Operation): string {
  if (stream) return '-N ';
  return method === 'GET' ? '' : `-X ${method} `;
}

function pathOf({ path, params }: Operation): string {
  const sample = sampled(params);
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => text(sample[name]));
}

function queryOf({ query }: Operation): string {
  const { required = [] }: Schema = query ? schemaOf(query, 'input') : {};
  const sample = Object.entries(sampled(query)).filter(([name]) => required.includes(name));
  if (sample.length === 0) return '';
  return `?${new URLSearchParams(sample.map(([name, value]) => [name, text(value)]))}`;
}

function bodyOf({ body, upload }: Operation): string[] {
  if (upload) return [`-H 'content-type: ${upload.types[0]}'`, '--data-binary @FILE'];
  if (body === undefined) return [];
  const sample = JSON.stringify(sampleOf(schemaOf(body, 'input')));
  return [
    `-H 'content-type: application/json'`,
    `-d '${sample.replaceAll("'", String.raw`'\''`)}'`,
  ];
}

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function sampled(fields: Operation['query']): Readonly<Record<string, unknown>> {
  if (fields === undefined) return {};
  return sampleOf(schemaOf(fields, 'input')) as Record<string, unknown>;
}
