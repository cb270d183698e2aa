import { makeShipped } from '#messaging';

/** The messages that are shipped, made of their words: one file a language. */
export async function generateMessages(): Promise<Record<string, string>> {
  const made = Object.entries(await makeShipped()).map(([language, templates]) => [
    `server/messaging/templates/shipped/compiled.${language}.json`,
    `${JSON.stringify(templates, null, 2)}\n`,
  ]);
  return Object.fromEntries(made) as Record<string, string>;
}
