/** What a booking address asks for. */
export interface Wanted {
  readonly slug: string;
  /** Within a frame of another site. */
  readonly isFramed: boolean;
  /** `book`: what can be booked; `booking`, `pay` and `offer`: one booking, `waiting`: what somebody waits for; a link opens these. */
  readonly part: 'book' | 'booking' | 'pay' | 'offer' | 'waiting';
  /** The service's name in links; undefined for all of them. */
  readonly service: string | undefined;
}

const name = '[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?';
const service = '[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?';
const page = new RegExp(
  `^/b/(${name})(/embed)?/(?:(book)(?:/(${service}))?|(booking|pay|offer|waiting))/?$`,
);

/** What a path asks of the booking pages; undefined where it is none of theirs. */
export function wantedBy(path: string): Wanted | undefined {
  const [, slug, framed, book, one, other] = page.exec(path) ?? [];
  if (slug === undefined) return undefined;
  const part = (book ?? other) as Wanted['part'];
  return { slug, isFramed: framed !== undefined, part, service: one };
}

/** The path of a page: of all services, or of one. */
export function pathOf({ slug, isFramed = false }: Framed, to?: string): string {
  return `/b/${slug}${isFramed ? '/embed' : ''}/book${to === undefined ? '' : `/${to}`}`;
}

type Framed = Pick<Wanted, 'slug'> & Partial<Pick<Wanted, 'isFramed'>>;
