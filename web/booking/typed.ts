import type { Booker } from './remembered.ts';
import type { Service } from './shown.ts';

/** What somebody typed before booking. */
export interface Typed extends Booker {
  readonly note: string;
  /** By the id of the question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly hasAccepted: boolean;
  /** Filled in by programs that fill in everything; people do not see it. */
  readonly website: string;
}

/** Nothing typed yet. */
export const nothingTyped: Typed = {
  name: '',
  email: '',
  phone: '',
  note: '',
  answers: {},
  hasAccepted: false,
  website: '',
};

/** What is amiss in a field: a word of the page. */
export type Amiss = 'required' | 'invalidEmail' | 'emailOrPhone';

/** What is amiss with what was typed, by the field, in the order of the form; empty where nothing is. */
export function amissIn(
  typed: Typed,
  service: Pick<Service, 'questions' | 'terms'>,
): Map<string, Amiss> {
  const { name, email, phone, answers, hasAccepted } = typed;
  const found = new Map<string, Amiss>();
  if (name.trim() === '') found.set('name', 'required');
  if (email.trim() === '' && phone.trim() === '') found.set('email', 'emailOrPhone');
  else if (email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(email.trim()))
    found.set('email', 'invalidEmail');
  for (const { id, isRequired } of service.questions)
    if (isRequired && (answers[id] ?? '').trim() === '') found.set(id, 'required');
  if (service.terms !== '' && !hasAccepted) found.set('terms', 'required');
  return found;
}
