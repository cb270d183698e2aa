import { createContext, useContext, useEffect, useState } from 'react';
import type { Language } from '../../words/index.ts';
import { keptDraft } from '../form/use-draft.ts';
import type { Option } from './options.tsx';
import type { Peak } from './peak-prices.tsx';
import type { Service } from './use-part.ts';

/** A service as its forms have it; what is not saved yet may be wrong, and durations have no id. */
export interface Drafted extends Omit<Service, 'options' | 'prices'> {
  readonly options: readonly Option[];
  readonly prices: readonly Peak[];
}

interface Teller {
  /** What stands in a part's form and is not saved; undefined: nothing. */
  readonly tell: (part: string, values: Partial<Drafted> | undefined) => void;
  /** In which language is being written. */
  readonly write: (language: Language) => void;
}

/** Who shows a service as its forms have it, told by each of them. */
export const Unsaved = createContext<Teller>({ tell: () => undefined, write: () => undefined });

/** The name under which the form of a part keeps what is not saved. */
export const draftOf = (id: string, part: string): string => `service.${id}.${part}`;

/** Parts whose forms keep what is not saved when one looks at another. */
const keeping = ['about', 'rules', 'payment', 'languages'];

/** What is not saved of a service, by part, those included that nobody has looked at since a reload. */
export function useUnsaved(service: Service) {
  const [parts, setParts] = useState<Readonly<Record<string, Partial<Drafted> | undefined>>>(() =>
    Object.fromEntries(
      keeping
        .map((part) => [part, keptDraft(draftOf(service.id, part))] as const)
        .filter(([, kept]) => !isSaid(service, kept)),
    ),
  );
  const [language, write] = useState<Language>();
  const [teller] = useState<Teller>(() => ({
    tell: (part, values) => setParts((before) => ({ ...before, [part]: values })),
    write,
  }));
  const drafted: Drafted = Object.assign({}, service, ...Object.values(parts));
  const isUnsaved = Object.values(parts).some((part) => part !== undefined);
  return { teller, drafted, isUnsaved, language, write };
}

const isSaid = (service: Service, kept: object) =>
  JSON.stringify({ ...service, ...kept }) === JSON.stringify(service);

/** Tells of what stands in a form that keeps it when one looks at another part. */
export function useTell(part: string, values: Partial<Drafted>, isChanged: boolean): void {
  const { tell } = useContext(Unsaved);
  const text = isChanged ? JSON.stringify(values) : '';
  useEffect(() => {
    tell(part, text === '' ? undefined : (JSON.parse(text) as Partial<Drafted>));
  }, [tell, part, text]);
}

/** Tells of what stands in a form that forgets it when one looks at another part. */
export function useTellForNow(part: string, values: Partial<Drafted>, isChanged: boolean): void {
  const { tell } = useContext(Unsaved);
  useTell(part, values, isChanged);
  useEffect(() => () => tell(part, undefined), [tell, part]);
}
