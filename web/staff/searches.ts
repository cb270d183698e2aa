/** What stands behind the `?` of each page. Written by hand or by an old link, so everything is checked. */
type Search = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text.slice(0, 200) : undefined;
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((allowed) => allowed === value);
}

/** Only a path of this app, so that a link cannot lead elsewhere after signing in. */
export function backSearch(search: Search): { back?: string } {
  const back = textOf(search['back']);
  return back !== undefined && /^\/(?![/\\])/.test(back) ? { back } : {};
}

export const customerSorts = ['name', 'newest'] as const;

export function customersSearch(search: Search) {
  return {
    q: textOf(search['q']),
    tag: textOf(search['tag']),
    sort: oneOf(search['sort'], customerSorts),
  };
}

export const jobStates = ['waiting', 'retrying', 'running', 'done', 'cancelled', 'dead'] as const;

export function jobsSearch(search: Search) {
  return {
    state: oneOf(search['state'], jobStates),
    task: textOf(search['task']),
    id: textOf(search['id']),
  };
}

export function auditSearch(search: Search) {
  return {
    type: textOf(search['type']),
    actor: textOf(search['actor']),
    customer: textOf(search['customer']),
    request: textOf(search['request']),
    from: textOf(search['from']),
    to: textOf(search['to']),
  };
}

export function optionalId(search: Search) {
  return { id: textOf(search['id']) };
}
