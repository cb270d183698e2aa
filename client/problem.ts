import type { Problem } from '../contract/problem.ts';

/** Why a call did not succeed: a code of the API, or `unreachable` where no answer came. */
export type ProblemCode = Problem['code'] | 'unreachable';

/** A call that did not succeed. */
export class ClienteleProblem extends Error {
  override readonly name = 'ClienteleProblem';
  readonly code: ProblemCode;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** What is wrong with which field of the input, as `body.name`. */
  readonly fields: readonly { readonly path: string; readonly message: string }[];
  /** Machine-readable extras. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Id of the request, for whoever reads the server's logs. */
  readonly request: string | undefined;

  constructor(
    wire: Partial<Omit<Problem, 'code'>> & { readonly code: ProblemCode },
    cause?: unknown,
  ) {
    super(wire.detail ?? wire.title ?? wire.code, { cause });
    this.code = wire.code;
    this.status = wire.status ?? 0;
    this.fields = wire.fields ?? [];
    this.facts = wire.facts ?? {};
    this.request = wire.request;
  }
}

/** The problem that an answer which is no success tells of; what is in no known form becomes `internal` or `unavailable`. */
export async function problemIn(answer: Response): Promise<ClienteleProblem> {
  const wire = (await answer.json().catch(() => null)) as Partial<Problem> | null;
  if (typeof wire?.code === 'string') return new ClienteleProblem({ ...wire, code: wire.code });
  const code = answer.status >= 502 && answer.status <= 504 ? 'unavailable' : 'internal';
  return new ClienteleProblem({ code, status: answer.status, detail: answer.statusText });
}
