import { addressOf, type Input, type Name, type Reply } from './call.ts';
import { Problem, problemIn } from './problem.ts';

/**
 * Sends a file to an operation that takes one. Unlike `call`, it tells how far it is, which `fetch` cannot.
 * @param sent told how many bytes are on the server
 * @param type as which the operation takes it
 * @throws {Problem} what the server refused, or that it could not be reached
 * @throws {DOMException} `AbortError` when it was stopped
 */
export async function upload<N extends Name>(
  name: N,
  input: Input<N>,
  file: Blob,
  sent: (bytes: number) => void,
  signal: AbortSignal,
  type = 'text/csv',
): Promise<Reply<N>> {
  const answer = await send(addressOf(name, input), { file, type }, sent, signal);
  if (!answer.ok) throw await problemIn(answer);
  return (await answer.json()) as Reply<N>;
}

function send(
  address: string,
  { file, type }: { file: Blob; type: string },
  sent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const request = new XMLHttpRequest();
  request.open('POST', address);
  request.setRequestHeader('content-type', type);
  request.upload.addEventListener('progress', ({ loaded }) => sent(loaded));
  request.addEventListener('load', () => resolve(answerOf(request)));
  request.addEventListener('error', () => reject(new Problem({ code: 'offline' })));
  request.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError')));
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.send(file);
  return promise;
}

/** What arrived, in the form in which `fetch` would have brought it. */
function answerOf(request: XMLHttpRequest): Response {
  const type = request.getResponseHeader('content-type') ?? '';
  return new Response(request.responseText, {
    status: request.status,
    statusText: request.statusText,
    headers: { 'content-type': type },
  });
}
