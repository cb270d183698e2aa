import assert from 'node:assert/strict';
import { z } from 'zod';
import { isWrite, type OfCustomer, type Operation } from '#contract/operation';
import type { Handler, Implemented, Together } from '#platform/handler';
import { Refusal } from '#platform/refuse';
import { toTell } from './asked-as.ts';
import { strictly } from './strict.ts';

/** An operation, made ready once so that each call costs little: strict shapes, places of its params, its success. */
export interface Route {
  readonly name: string;
  readonly operation: Operation;
  readonly handler: Handler<Operation>;
  /** Does several calls that came at once, where that is cheaper. */
  readonly together?: Together<Operation>;
  readonly params?: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply?: z.ZodType;
  /** Param → place among the path's segments. */
  readonly places: readonly (readonly [name: string, place: number])[];
  /** Query parameters that may be given more than once. */
  readonly lists: ReadonlySet<string>;
  readonly status: number;
  readonly writes: boolean;
  /** Ids of customers of whom the edge says where they lead. */
  readonly customers: readonly OfCustomer[];
}

/**
 * Routes of all rooms.
 * @param strictReplies whether a reply with a field that the contract does not have is a fault; elsewhere it is cut out
 * @throws when two operations share a name or a place, or one is declared in a way that cannot be served
 */
export function routesOf(rooms: readonly Implemented[], strictReplies: boolean): Route[] {
  const routes = rooms.flat().map((entry) => routeOf(entry, strictReplies));
  const seen = new Set<string>();
  for (const { name, operation } of routes) {
    const place = `${operation.method} ${operation.path.replace(/\{\w+\}/g, '{}')}`;
    assert(!seen.has(name) && !seen.has(place), `${name} (${place}) is there twice`);
    seen.add(name).add(place);
  }
  return routes;
}

function routeOf(
  { name, operation, handler, together }: Implemented[number],
  strictReplies: boolean,
): Route {
  const { method, path, params, query, body, reply, stream, download, upload, authority } =
    operation;
  assert(!(stream && authority !== 'none'), `${name}: a stream holds no transaction open`);
  assert(!(download && authority !== 'none'), `${name}: a download holds no transaction open`);
  assert(!(download && (reply || method !== 'GET')), `${name}: a download is got, and no JSON`);
  assert(!(together && authority === 'none'), `${name}: there is no transaction to share`);
  assert(!(upload && body), `${name}: an upload has no JSON body`);
  assert(!(upload && authority !== 'none'), `${name}: an upload holds no transaction open`);
  assert(!(operation.readsOnly && method !== 'POST'), `${name}: only a POST may say that it reads`);
  assert(!(method === 'GET' && (body || upload)), `${name}: a GET has no body`);
  const segments = path.split('/');
  return {
    name,
    operation,
    handler,
    ...(together && { together }),
    ...(params && { params: strictly(params) }),
    query: strictly(query ?? z.object({})),
    ...(body && { body: strictly(body) }),
    ...(reply && { reply: strictReplies ? strictly(reply) : reply }),
    places: Object.keys(params?.shape ?? {}).map((param) => [
      param,
      segments.indexOf(`{${param}}`),
    ]),
    lists: new Set(Object.keys(query?.shape ?? {}).filter((key) => isList(query?.shape[key]))),
    status: operation.status ?? (operation.redirect ? 303 : reply || download ? 200 : 204),
    writes: isWrite(operation),
    customers: toTell(operation),
  };
}

function isList(shape: z.core.$ZodType | undefined): boolean {
  const inside = shape?._zod.def as { type?: string; innerType?: z.core.$ZodType } | undefined;
  return inside?.type === 'array' || (inside?.innerType !== undefined && isList(inside.innerType));
}

/**
 * What to say at a path that no route answered: that it is there for other methods, or that there is nothing. Looked up
 * only then, because a second route a path would cost every call.
 */
export function otherMethods(routes: readonly Route[]): (path: string) => Refusal {
  const paths = [...Map.groupBy(routes, ({ operation }) => operation.path)].map(([path, all]) => ({
    pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    allow: all.map(({ operation }) => operation.method).join(', '),
  }));
  return (path) => {
    const found = paths.find(({ pattern }) => pattern.test(path));
    return found === undefined
      ? new Refusal('not_found')
      : new Refusal('method_not_allowed', { facts: { allow: found.allow } });
  };
}
