import {
  messageTypes,
  sampleOf,
  type MessageLanguage,
  type MessageType,
  type MessageVariable,
} from '#contract/message-types';

/** What stands in a sample of a type, for every variable that it knows. */
export function sampleValues(
  type: MessageType,
  language: MessageLanguage,
): Record<MessageVariable, string> {
  return Object.fromEntries(
    messageTypes[type].variables.map((name) => [name, sampleOf(name, language)]),
  ) as Record<MessageVariable, string>;
}
