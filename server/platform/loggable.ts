/** Messages of these SQLSTATE classes name constraints, tables and conditions; those of all others may quote a value. */
const namesOnly = new Set(['08', '23', '25', '40', '42', '53', '55', '57']);

/**
 * What of a fault may be logged: where it happened and what kind it is. PostgreSQL's `detail` tells the values of the
 * row it concerns, and so does the message of a value it could not read; neither is in it, nor in that of its cause.
 */
export function loggable(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { text: String(fault) };
  const { code, constraint } = fault as { code?: unknown; constraint?: unknown };
  const said = `${fault.name}: ${fault.message}`;
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    stack: [quotes(fault) ? fault.name : said, ...frames].join('\n'),
    sqlState: code,
    constraint,
    ...(fault.cause !== undefined && { cause: loggable(fault.cause) }),
  };
}

/** The message of a fault, where it cannot quote a value of a row. */
export function sayable(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  return quotes(fault) ? `${fault.name} ${codeOf(fault)}`.trim() : fault.message;
}

/** Whether a fault's message may quote what was being read: a value of the database's, or a text that was no JSON. */
function quotes(fault: Error): boolean {
  if (fault instanceof SyntaxError) return true;
  const code = codeOf(fault);
  return /^[0-9A-Z]{5}$/.test(code) && 'severity' in fault && !namesOnly.has(code.slice(0, 2));
}

function codeOf(fault: Error): string {
  const { code } = fault as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
