import type { MessageLanguage, MessageVariable } from '#contract/message-types';
import type { CalendarPart } from '#platform/mail';
import type { Ports } from '#platform/ports';
import type { System } from '#platform/who';
import type { Desk } from './desk.ts';

/** What is needed to say what a message says. */
export interface Composing {
  readonly who: System;
  readonly ports: Pick<Ports, 'compose' | 'config' | 'mail'>;
  readonly desk: Desk;
}

/** What a message says now, and to whom. */
export interface Said {
  readonly language: MessageLanguage;
  readonly to: string | undefined;
  readonly zone: string | undefined;
  readonly values: Readonly<Partial<Record<MessageVariable, string>>>;
  readonly calendar: CalendarPart | undefined;
}
