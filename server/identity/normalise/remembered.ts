/** So many answers are kept; then it begins anew. */
const most = 20_000;

/** A pure function of a text that keeps what it answered: names are few, and come again and again. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size === most) kept.clear();
    const fresh = answer(text);
    kept.set(text, fresh);
    return fresh;
  };
}
