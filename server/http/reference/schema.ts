/** What of JSON Schema the contract's shapes come out as. */
export interface Schema {
  readonly type?: string | undefined;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/** The forms a shape may take; itself where there is but one. */
export function formsOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

/** A shape in a few words, as in `text, 1 to 120` or `list of id`. */
export function inWords(schema: Schema): string {
  const forms = formsOf(schema);
  if (forms.length > 1) return [...new Set(forms.map(inWords))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined)
    return schema.enum.map((value) => JSON.stringify(value)).join(' or ');
  switch (schema.type ?? '') {
    case 'string':
      return `${formats[schema.format ?? ''] ?? 'text'}${range(schema.minLength, schema.maxLength)}`;
    case 'integer':
    case 'number': {
      const word = schema.type === 'integer' ? 'whole number' : 'number';
      return `${word}${range(schema.minimum, schema.maximum)}`;
    }
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list of ${inWords(schema.items ?? {})}`;
    case 'object':
      return schema.properties === undefined ? 'object of any names' : 'object';
    default:
      return schema.type ?? 'anything';
  }
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'id',
  date: 'day',
  'date-time': 'instant',
  email: 'e-mail address',
};

/** Bounds past what a double can count are nobody's intention. */
function range(least: number | undefined, most: number | undefined): string {
  const lower = least !== undefined && least > -Number.MAX_SAFE_INTEGER ? least : undefined;
  const upper = most !== undefined && most < Number.MAX_SAFE_INTEGER ? most : undefined;
  if (lower !== undefined && upper !== undefined) return `, ${lower} to ${upper}`;
  if (upper !== undefined) return `, at most ${upper}`;
  return lower !== undefined && lower !== 0 ? `, at least ${lower}` : '';
}

/** Deepest a sample goes. */
const deepest = 6;

/** A value of a shape, to show what one looks like. Fields that may be left out are left out, unless all may. */
export function sampleOf(schema: Schema, name = '', depth = 0): unknown {
  const [first = {}] = formsOf(schema);
  if (first !== schema) return sampleOf(first, name, depth);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.default !== undefined) return schema.default;
  if (depth > deepest) return null;
  switch (schema.type ?? '') {
    case 'string':
      return samples[schema.format ?? name] ?? samples[name] ?? name;
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return [sampleOf(schema.items ?? {}, name, depth + 1)];
    case 'object':
      return sampleObject(schema, depth);
    default:
      return null;
  }
}

function sampleObject(schema: Schema, depth: number): Record<string, unknown> {
  const all = Object.entries(schema.properties ?? {});
  const needed = all.filter(([name]) => schema.required?.includes(name));
  const shown = needed.length > 0 ? needed : all.slice(0, 3);
  return Object.fromEntries(shown.map(([name, inner]) => [name, sampleOf(inner, name, depth + 1)]));
}

const samples: Readonly<Record<string, string>> = {
  uuid: '0198c0de-0000-7000-8000-000000000001',
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00.000Z',
  email: 'ann@example.com',
  slug: 'lengolf',
  name: 'Ann Example',
  phone: '+66812345678',
  timeZone: 'Asia/Bangkok',
  currency: 'THB',
  country: 'TH',
  code: '123456',
};
