import { ClienteleProblem } from './problem.ts';

/**
 * The values of a stream of server-sent events, as they come. Leaving the loop ends the connection.
 * @throws {ClienteleProblem} what the server refused, also on the way
 */
export async function* readEvents(open: () => Promise<Response>): AsyncGenerator<unknown> {
  const { body } = await open();
  if (body === null) return;
  let waiting = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = (waiting + value).split('\n\n');
      waiting = parts.pop() ?? '';
      for (const part of parts) {
        const found = eventIn(part);
        if (found !== undefined) yield found.value;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function eventIn(part: string): { value: unknown } | undefined {
  const lines = part.split('\n');
  const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
  if (data.length === 0) return undefined;
  const value: unknown = JSON.parse(data.join('\n'));
  if (lines.includes('event: problem'))
    throw new ClienteleProblem(value as ConstructorParameters<typeof ClienteleProblem>[0]);
  return { value };
}
