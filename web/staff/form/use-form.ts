import { useState } from 'react';
import type { z } from 'zod';
import { Problem, type ProblemCode } from '../../api/problem.ts';
import { problemWords } from '../problem-words.ts';
import { faultWords } from './fault-words.ts';
import { type PathOf, textAt, withValue } from './paths.ts';
import { useDraft } from './use-draft.ts';

type Faults = Readonly<Record<string, string>>;

interface FormOptions<S extends z.ZodObject> {
  /** Of the contract: what the server will check, checked here first. */
  schema: S;
  start: z.input<S>;
  /** Sends what was filled in; what it throws becomes the form's fault. */
  send: (body: z.output<S>) => Promise<unknown>;
  /** Under this name the form survives a reload until it was sent. */
  keep?: string;
  /** Codes that speak of one field, as `slug_taken` of `slug`. */
  fieldOf?: Partial<Record<ProblemCode, PathOf<z.input<S>>>>;
}

/** A fault that appears moves what is below it; a press that left the field must have landed by then. */
const pressMs = 200;

/** What a text field needs to take part in a form. */
export interface Field {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  readonly error: string | undefined;
}

/** A form over a schema of the contract: nothing is said of a field before it was left, nothing is lost on error. */
export function useForm<S extends z.ZodObject>(options: FormOptions<S>) {
  const { schema, start, send, keep, fieldOf } = options;
  const draft = useDraft(keep, start);
  const values = draft.value;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState<Faults>({});
  const [whole, setWhole] = useState<string>();
  const [isSending, setSending] = useState(false);
  type Path = PathOf<z.input<S>>;

  const set = (path: Path, value: unknown) => {
    draft.set((now) => withValue(now, path, value));
    setTold((before) => without(before, path));
  };
  const errorOf = (path: string): string | undefined =>
    told[path] ?? (left.has(path) || left.has('*') ? faultsIn(schema, values)[path] : undefined);
  const field = (path: Path): Field => ({
    value: textAt(values, path),
    onChange: (value) => set(path, value),
    onBlur: () => {
      if (textAt(values, path) === '') return;
      setTimeout(() => setLeft((before) => new Set(before).add(path)), pressMs);
    },
    error: errorOf(path),
  });
  const submit = async (): Promise<boolean> => {
    setLeft(new Set(['*']));
    setWhole(undefined);
    const parsed = schema.safeParse(values);
    if (!parsed.success) {
      queueMicrotask(focusFirstFault);
      return false;
    }
    setSending(true);
    try {
      await send(parsed.data);
      draft.forget();
      return true;
    } catch (fault) {
      const faults = faultsTold(fault, fieldOf);
      setTold(faults);
      if (Object.keys(faults).length === 0) setWhole(problemWords(fault));
      return false;
    } finally {
      setSending(false);
    }
  };
  const replace = (next: z.input<S>) => draft.set(() => next);
  return {
    values,
    set,
    replace,
    field,
    errorOf,
    submit,
    isSending,
    fault: whole,
    reset: draft.forget,
  };
}

function without(faults: Faults, path: string): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([key]) => key !== path));
}

/** The first fault of each field. */
function faultsIn(schema: z.ZodObject, values: object): Faults {
  const parsed = schema.safeParse(values, { reportInput: true });
  const issues = parsed.success ? [] : parsed.error.issues.toReversed();
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), faultWords(issue)]));
}

/** What the server said of single fields. */
function faultsTold(
  fault: unknown,
  fieldOf: Partial<Record<ProblemCode, string>> | undefined,
): Faults {
  if (!(fault instanceof Problem)) return {};
  const field = fieldOf?.[fault.code];
  if (field !== undefined) return { [field]: problemWords(fault) };
  return Object.fromEntries(fault.fields.map(({ path, message }) => [path, message]));
}

function focusFirstFault(): void {
  setTimeout(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}
