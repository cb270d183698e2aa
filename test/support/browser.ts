import assert from 'node:assert/strict';
import type { Answered, TestServer } from './serving.ts';

/** What keeps cookies between requests and says where they come from, as a browser does. */
export interface Browser {
  send(method: string, path: string, body?: unknown): Promise<Answered>;
  /** The same for a call that must go well. @returns the answer's body; undefined where there is none */
  ok(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Cookies by name, as they are held now. */
  readonly cookies: ReadonlyMap<string, string>;
  /** The Set-Cookie headers of the last answer. */
  readonly lastSet: () => readonly string[];
}

/** A browser without cookies yet. */
export function browser(server: TestServer): Browser {
  const cookies = new Map<string, string>();
  let set: string[] = [];
  const send: Browser['send'] = async (method, path, body) => {
    const held = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answered = await server.send(method, path, {
      ...(body !== undefined && { body }),
      headers: { 'sec-fetch-site': 'same-origin', ...(held !== '' && { cookie: held }) },
    });
    set = answered.headers.getSetCookie();
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '' || /Max-Age=0/.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answered;
  };
  return {
    send,
    cookies,
    lastSet: () => set,
    async ok(method, path, body) {
      const answered = await send(method, path, body);
      assert.ok(answered.status < 300, `${method} ${path}: ${answered.status} ${answered.text}`);
      return answered.text === '' ? {} : answered.json();
    },
  };
}
