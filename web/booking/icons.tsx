const leads = { left: 'M10 3 5 8l5 5', right: 'M6 3l5 5-5 5', down: 'M3 6l5 5 5-5' } as const;

/** An arrow that shows where something leads. */
export function Chevron({ to }: { to: keyof typeof leads }) {
  return <Drawn path={leads[to]} />;
}

const drawn = {
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.5V8l2.4 1.6',
  place:
    'M8 14.2S3 9.9 3 6.4a5 5 0 0 1 10 0c0 3.5-5 7.8-5 7.8ZM8 8a1.6 1.6 0 1 0 0-3.2A1.6 1.6 0 0 0 8 8Z',
  globe:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM1.8 8h12.4M8 1.8c2 2 2.4 4.2 2.4 6.2S10 12.2 8 14.2C6 12.2 5.6 10 5.6 8S6 3.8 8 1.8Z',
  price: 'M2 8.6V2.5h6.1l5.7 5.7a1 1 0 0 1 0 1.4l-4.3 4.3a1 1 0 0 1-1.4 0ZM5 5.5h.01',
  person: 'M8 7.6a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.5 14a5.5 5.5 0 0 1 11 0',
  day: 'M2.5 3.5h11v10h-11ZM2.5 6.5h11M5.5 2v3M10.5 2v3',
  done: 'M3 8.5 6.5 12 13 4.5',
} as const;

/** A small picture beside words; it says nothing that they do not say. */
export function Icon({ of }: { of: keyof typeof drawn }) {
  return <Drawn path={drawn[of]} />;
}

function Drawn({ path }: { path: string }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
