import { resolveCredential } from '#access';
import { handlers as booking } from '#booking';
import { makeBusiness, type TestBusiness } from '#test/businesses';
import { openTestDatabase, type TestDatabase } from '#test/open-database';
import { testPorts } from '#test/ports';
import { serve } from '../../server/http.ts';
import { fill } from './customers.ts';
import { fillBookings } from './bookings.ts';

/** A business that is booked over HTTP. */
export interface BookingServer {
  readonly opened: TestDatabase;
  readonly business: TestBusiness;
  readonly port: number;
  /** Where visitors book. */
  readonly path: string;
  readonly service: string;
  readonly option: string;
  close(): Promise<void>;
}

/** Serves a business with so many customers and bookings, whose service so many people do, on PostgreSQL. */
export async function bookingServer(size: {
  readonly bookings: number;
  readonly customers: number;
  readonly people: number;
}): Promise<BookingServer> {
  const opened = await openTestDatabase('postgres');
  const business = await makeBusiness(opened.db, 'golf');
  if (size.customers > 0) await fill(opened.db, business, size.customers, 1);
  const { service } = await fillBookings(opened, business, size.bookings, size.people);
  const [option] = await opened.asOwner(({ run }) =>
    run<{ id: string }>('SELECT id FROM clientele.service_options WHERE service_id = $1', [
      service,
    ]),
  );
  const ports = testPorts(opened.db, { port: 0, trustProxy: 1 });
  const server = await serve({
    ports,
    rooms: [booking],
    resolve: (credentials) => resolveCredential(opened.db, ports.config, credentials),
    limits: { callsPerMinute: Number.MAX_SAFE_INTEGER },
  });
  return {
    opened,
    business,
    port: Number(new URL(server.url).port),
    path: `/api/b/${business.slug}/bookings`,
    service,
    option: option?.id ?? '',
    close: async () => {
      await server.close();
      await opened.close();
    },
  };
}
