import type { Problem as Wire } from '#contract/problem';

/** Why a call did not succeed: a refusal of the server, or `offline` where none was reached. */
export type ProblemCode = Wire['code'] | 'offline';

/** A call that did not succeed. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  /** What is wrong with which field of the input, as `business.slug`. */
  readonly fields: NonNullable<Wire['fields']>;
  /** Machine-readable extras, as who was faster. */
  readonly facts: NonNullable<Wire['facts']>;
  /** Id of the request, for whoever reads the logs. */
  readonly request: string | undefined;

  constructor(wire: Partial<Omit<Wire, 'code'>> & { code: ProblemCode }) {
    super(wire.detail ?? wire.title ?? wire.code);
    this.code = wire.code;
    this.status = wire.status ?? 0;
    this.fields = wire.fields ?? [];
    this.facts = wire.facts ?? {};
    this.request = wire.request;
  }
}

/** The problem in an answer that is no success; one in another form becomes `internal` or `unavailable`. */
export async function problemIn(answer: Response): Promise<Problem> {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const wire = (await answer.json().catch(() => null)) as Partial<Wire> | null;
    if (wire?.code !== undefined) return new Problem({ ...wire, code: wire.code });
  }
  const code = answer.status >= 502 && answer.status <= 504 ? 'unavailable' : 'internal';
  return new Problem({ code, status: answer.status, detail: answer.statusText });
}
