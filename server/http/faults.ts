import type { z } from 'zod';
import type { FieldFault } from '#platform/refuse';

/** Most faults one answer lists; whoever sends ten thousand wrong rows need not be told of each. */
const mostFaults = 50;

/**
 * What is wrong with an input, field by field, in words a person can act on.
 * @param whole what to call the input itself where no field of it is at fault, as in `body`
 */
export function faultsOf(error: z.core.$ZodError, whole: string): FieldFault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, whole)).slice(0, mostFaults);
}

function faultsOfIssue(issue: z.core.$ZodIssue, whole: string): FieldFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key], whole),
      message: 'is not known here',
    }));
  return [{ path: pathOf(issue.path, whole), message: issue.message }];
}

/** A path as text, shortened: what was sent decides its length. */
function pathOf(path: readonly PropertyKey[], whole: string): string {
  return path.length === 0 ? whole : path.map(String).join('.').slice(0, 200);
}

/** Words for what a shape refuses, where the shape has none of its own. Follows the name of the field. */
export const words: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is required'
        : `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return `must be at most ${issue.maximum}${units[issue.origin] ?? ''}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? `a valid ${issue.format}`}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return 'has none of the forms that are accepted here';
    case 'invalid_key':
      return 'has a name that is not accepted here';
    case 'invalid_element':
    case 'unrecognized_keys':
    case 'custom':
      return undefined;
  }
};

function tooSmall(issue: { readonly origin: string; readonly minimum: number | bigint }): string {
  if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
  return `must be at least ${issue.minimum}${units[issue.origin] ?? ''}`;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  null: 'null',
};

const units: Readonly<Record<string, string>> = {
  string: ' characters long',
  array: ' entries long',
};

const formats: Readonly<Record<string, string>> = {
  uuid: 'an id',
  email: 'an e-mail address',
  date: 'a day such as 2026-01-31',
  datetime: 'an instant such as 2026-01-31T09:30:00Z',
  url: 'a web address',
};
