import { z } from 'zod';
import { acts } from './acts.ts';
import { errors, type ErrorCode } from './errors.ts';
import { isWrite, type Caller, type Operation } from './operation.ts';
import { problem } from './problem.ts';

/** A JSON value of the document; its shape is OpenAPI's to say. */
type Json = Readonly<Record<string, unknown>>;

/**
 * Refusals that any operation may give, beyond those it declares: also one that needs nobody signed in turns away a
 * token that is none, and a request that means another host.
 */
const anyOperation: readonly ErrorCode[] = [
  'signed_out',
  'cross_site',
  'invalid_input',
  'too_many_requests',
  'conflict',
  'unavailable',
  'internal',
];

/**
 * The API as an OpenAPI 3.1 document, all of it from the contract.
 * @param api operations by name
 * @param version of the program that answers
 */
export function openApi(api: Readonly<Record<string, Operation>>, version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, operation] of Object.entries(api)) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = described(name, operation);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Clientele',
      version,
      description: 'Clientele knows each of a business’s people once.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: groupsOf(api).map(({ name }) => ({ name })),
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of one business.' },
        staffSession: { type: 'apiKey', in: 'cookie', name: 'clientele_staff' },
        customerSession: { type: 'apiKey', in: 'cookie', name: 'clientele_portal' },
      },
    },
  };
}

/** Operations in groups by the first word of their path, in the order of the contract. */
export function groupsOf(
  api: Readonly<Record<string, Operation>>,
): { name: string; operations: [name: string, operation: Operation][] }[] {
  const groups = Map.groupBy(Object.entries(api), ([, operation]) => groupOf(operation));
  return [...groups].map(([name, operations]) => ({ name, operations }));
}

/** Of a write that may be sent again; `erased` in place of a kept answer that told of somebody who was erased since. */
const keyedErrors: readonly ErrorCode[] = ['request_in_progress', 'key_reused', 'erased'];

/** Every refusal an operation may give, by code. */
export function errorsOf(operation: Operation): ErrorCode[] {
  const signedIn: ErrorCode[] = operation.who.kind === 'anyone' ? [] : ['forbidden'];
  const found: ErrorCode[] = operation.params ? ['not_found'] : [];
  const sent: ErrorCode[] = operation.body || operation.upload ? bodyErrors : [];
  return [
    ...new Set([
      ...signedIn,
      ...found,
      ...sent,
      ...(isKeyed(operation) ? keyedErrors : []),
      ...anyOperation,
      ...(operation.errors ?? []),
    ]),
  ];
}

const bodyErrors: ErrorCode[] = [
  'malformed_body',
  'unsupported_media_type',
  'body_too_large',
  'request_timeout',
];

/** Whether an Idempotency-Key makes a write safe to repeat: its callers act for a business, or it sees to that itself. */
function isKeyed(operation: Operation): boolean {
  const { kind } = operation.who;
  return (
    isWrite(operation) && (kind === 'staff' || kind === 'customer' || operation.ownKey === true)
  );
}

/** A shape as JSON Schema: what is sent (`input`) or what comes back (`output`). */
export function schemaOf(shape: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Fields that are not named are refused when they are sent; what comes back may grow.
      if (jsonSchema.type === 'object' && jsonSchema.properties !== undefined) {
        if (io === 'input') jsonSchema.additionalProperties ??= false;
        else delete jsonSchema.additionalProperties;
      }
    },
  }) as Json;
  return schema;
}

function groupOf({ path }: Operation): string {
  return (
    path.split('/').find((part, at) => at > 1 && part !== 'b' && !part.startsWith('{')) ?? 'api'
  );
}

function described(name: string, operation: Operation): Json {
  return {
    operationId: name,
    summary: operation.summary,
    description: callersOf(operation.who),
    tags: [groupOf(operation)],
    security: securityOf(operation.who),
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...(isKeyed(operation) ? [idempotencyKey] : []),
    ],
    ...(operation.deprecated !== undefined && { deprecated: true }),
    ...requestOf(operation),
    responses: { ...successOf(operation), ...refusalsOf(operation) },
  };
}

/** Who may call, in a sentence. */
export function callersOf(who: Caller): string {
  switch (who.kind) {
    case 'anyone':
      return 'Anyone, signed in or not.';
    case 'user':
      return 'Anyone signed in to the staff app.';
    case 'customer':
      return 'A customer signed in to the portal.';
    case 'staff':
      return `Staff (${acts[who.act].join(', ')}) and API keys that may do \`${who.act}\`.`;
  }
}

function securityOf(who: Caller): Json[] {
  const schemes = { anyone: [], user: ['staffSession'], customer: ['customerSession'] };
  const named = who.kind === 'staff' ? ['apiKey', 'staffSession'] : schemes[who.kind];
  return named.map((scheme) => ({ [scheme]: [] }));
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes a repetition safe: the same key and the same request give the same answer for a day, and are done once. An upload counts as the same by its type and length.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

function parametersOf(fields: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (fields === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(fields, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

function requestOf({ body, upload }: Operation): Json {
  if (upload) {
    const content = Object.fromEntries(upload.types.map((type) => [type, {}]));
    return { requestBody: { required: true, content } };
  }
  if (body === undefined) return {};
  const schema = schemaOf(body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function successOf({ reply, status, stream, download, redirect }: Operation): Json {
  if (redirect) return { 303: { description: 'Leads to a page.' } };
  if (download !== undefined) {
    const schema = { type: 'string', format: 'binary' };
    return { 200: { description: 'A file.', content: { [download]: { schema } } } };
  }
  if (reply === undefined) return { [status ?? 204]: { description: 'Done.' } };
  const type = stream ? 'text/event-stream' : 'application/json';
  const description = stream ? 'Server-sent events, each of this shape.' : 'Done.';
  return {
    [status ?? 200]: { description, content: { [type]: { schema: schemaOf(reply, 'output') } } },
  };
}

function refusalsOf(operation: Operation): Json {
  const byStatus = Map.groupBy(errorsOf(operation), (code) => errors[code].status);
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${errors[code].title}`).join('\n\n'),
        content: { 'application/problem+json': { schema } },
      },
    ]),
  );
}
