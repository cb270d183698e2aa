import type { z } from 'zod';
import { type FieldFault, refuse } from '#platform/refuse';
import { faultsOf, words } from './faults.ts';
import type { Route } from './route.ts';
import { decoded, queryOf, type Target } from './target.ts';

/** What a call brings, parsed by the contract. */
export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Parses a call by its operation's shapes; every fault of every part is named at once.
 * @param body what was read of the body, undefined where there was none
 * @throws {Refusal} `invalid_input` with the fields at fault
 */
export function inputOf(route: Route, target: Target, body: unknown): Input {
  const faults: FieldFault[] = [];
  const params =
    route.params && checked(route.params, paramsOf(route, target.path), 'path', faults);
  const query = checked(route.query, queryOf(target.search, route.lists), 'query', faults);
  const content = route.body && checked(route.body, body, 'body', faults);
  if (faults.length > 0) refuse('invalid_input', { fields: faults });
  return { params, query: route.operation.query && query, body: content };
}

function paramsOf(route: Route, path: string): Record<string, string> {
  const segments = path.split('/');
  return Object.fromEntries(
    route.places.map(([name, place]) => [name, decoded(segments[place] ?? '', name)]),
  );
}

function checked(shape: z.ZodType, value: unknown, whole: string, faults: FieldFault[]): unknown {
  const result = shape.safeParse(value, { error: words });
  if (result.success) return result.data;
  faults.push(...faultsOf(result.error, whole));
  return undefined;
}
