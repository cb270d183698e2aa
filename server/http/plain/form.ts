/** Most bytes of a form: an address and a code. */
const mostBytes = 4_096;

/** The fields of a plain form; undefined for anything else, and for what is larger than such a form can be. */
export async function formOf(request: Request): Promise<URLSearchParams | undefined> {
  const type = request.headers.get('content-type') ?? '';
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) return undefined;
  // A length that was announced is what arrives: the parser of the protocol sees to it.
  if (!(length <= mostBytes)) return undefined;
  return new URLSearchParams(await request.text());
}
