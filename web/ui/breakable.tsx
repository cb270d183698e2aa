/** An address that breaks, where it must, after its @. */
export function Breakable({ value }: { value: string }) {
  const after = value.indexOf('@') + 1;
  return (
    <>
      {value.slice(0, after)}
      {after > 0 && <wbr />}
      {value.slice(after)}
    </>
  );
}
