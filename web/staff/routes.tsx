import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { read } from '../api/query.ts';
import { bringFurther } from '../words/index.ts';
import { NowhereAtAll, RouteFault, RouteMissing, RoutePending } from './shell/route-states.tsx';
import { Shell } from './shell/shell.tsx';
import { atWork, mayOpen } from './session.ts';
import {
  auditSearch,
  backSearch,
  bookingsSearch,
  calendarSearch,
  customersSearch,
  jobsSearch,
  messagesSearch,
  mergeSearch,
  optionalId,
  paymentsSearch,
  reviewsSearch,
  serviceSearch,
  staleSearch,
  waitlistSearch,
} from './searches.ts';

/** A page whose words come with it. */
function laterPage<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  bring: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(async () => (await Promise.all([bring(), bringFurther()]))[0], name);
}

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  notFoundComponent: NowhereAtAll,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: backSearch,
  component: lazyRouteComponent(async () => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});
const openMailbox = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/mailbox',
  validateSearch: optionalId,
  component: lazyRouteComponent(
    async () => import('./mailbox/open-mailbox-page.tsx'),
    'OpenMailboxPage',
  ),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: laterPage(async () => import('./sign-in/set-up-page.tsx'), 'SetUpPage'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(
    async () => import('./sign-in/invitation-page.tsx'),
    'InvitationPage',
  ),
});
const businesses = createRoute({
  getParentRoute: () => root,
  path: '/businesses',
  component: lazyRouteComponent(
    async () => import('./sign-in/businesses-page.tsx'),
    'BusinessesPage',
  ),
});

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    await atWork(context.client, location.href);
  },
  component: Shell,
});
const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today', replace: true });
  },
});
const today = createRoute({
  getParentRoute: () => shell,
  path: '/today',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.read'),
  component: lazyRouteComponent(async () => import('./today/today-page.tsx'), 'TodayPage'),
});
const startHome = createRoute({
  getParentRoute: () => shell,
  path: '/start',
  beforeLoad: () => {
    throw redirect({ to: '/start/$step', params: { step: 'business' }, replace: true });
  },
});
const start = createRoute({
  getParentRoute: () => shell,
  path: '/start/$step',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'business.change'),
  component: laterPage(async () => import('./start/start-page.tsx'), 'StartPage'),
});
const customers = createRoute({
  getParentRoute: () => shell,
  path: '/customers',
  validateSearch: customersSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.read'),
  component: lazyRouteComponent(async () => import('./customers/list-page.tsx'), 'CustomersPage'),
});
const customer = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$id',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.read'),
  loader: async ({ context, params }) =>
    context.client.ensureQueryData(read('getCustomer', { params })),
  component: laterPage(async () => import('./customers/customer-page.tsx'), 'CustomerPage'),
});
const merge = createRoute({
  getParentRoute: () => shell,
  path: '/customers/$id/merge',
  validateSearch: mergeSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.merge'),
  component: laterPage(async () => import('./customers/merging/merge-page.tsx'), 'MergePage'),
});
const reviews = createRoute({
  getParentRoute: () => shell,
  path: '/reviews',
  validateSearch: reviewsSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.read'),
  component: laterPage(async () => import('./reviews/reviews-page.tsx'), 'ReviewsPage'),
});
/** The queue with one of its cases: the same page, which stays as it is from one case to the next. */
const review = createRoute({ getParentRoute: () => reviews, path: '/$id' });
const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.read'),
  component: laterPage(async () => import('./reviews/duplicates-page.tsx'), 'DuplicatesPage'),
});
const duplicate = createRoute({ getParentRoute: () => duplicates, path: '/$pair' });
const staleLinks = createRoute({
  getParentRoute: () => shell,
  path: '/stale-links',
  validateSearch: staleSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'customers.read'),
  component: laterPage(async () => import('./reviews/stale-links-page.tsx'), 'StaleLinksPage'),
});
const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  validateSearch: messagesSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'messages.read'),
  component: laterPage(async () => import('./messages/messages-page.tsx'), 'MessagesPage'),
});
const message = createRoute({
  getParentRoute: () => shell,
  path: '/messages/$id',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'messages.read'),
  loader: async ({ context, params }) =>
    context.client.ensureQueryData(read('getMessage', { params })),
  component: laterPage(async () => import('./messages/message-page.tsx'), 'MessagePage'),
});
const templates = createRoute({
  getParentRoute: () => shell,
  path: '/messages/templates',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'messages.read'),
  component: laterPage(async () => import('./messages/templates-page.tsx'), 'TemplatesPage'),
});
const template = createRoute({
  getParentRoute: () => shell,
  path: '/messages/templates/$type/$language',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'messages.read'),
  component: laterPage(async () => import('./messages/template-page.tsx'), 'TemplatePage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: calendarSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'bookings.read'),
  component: laterPage(async () => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
});
const bookings = createRoute({
  getParentRoute: () => shell,
  path: '/bookings',
  validateSearch: bookingsSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'bookings.read'),
  component: laterPage(async () => import('./bookings/bookings-page.tsx'), 'BookingsPage'),
});
const booking = createRoute({
  getParentRoute: () => shell,
  path: '/bookings/$id',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'bookings.read'),
  loader: async ({ context, params }) =>
    context.client.ensureQueryData(read('getBooking', { params })),
  component: laterPage(async () => import('./bookings/booking-page.tsx'), 'BookingPage'),
});
const waitlist = createRoute({
  getParentRoute: () => shell,
  path: '/waitlist',
  validateSearch: waitlistSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'bookings.read'),
  component: laterPage(async () => import('./waitlist/waitlist-page.tsx'), 'WaitlistPage'),
});
const services = createRoute({
  getParentRoute: () => shell,
  path: '/services',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'business.read'),
  component: laterPage(async () => import('./services/services-page.tsx'), 'ServicesPage'),
});
const oneService = createRoute({
  getParentRoute: () => shell,
  path: '/services/$id',
  validateSearch: serviceSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'business.read'),
  loader: async ({ context, params }) =>
    context.client.ensureQueryData(read('getService', { params })),
  component: laterPage(async () => import('./services/service-page.tsx'), 'ServicePage'),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/import',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'imports.read'),
  component: laterPage(async () => import('./imports/imports-page.tsx'), 'ImportsPage'),
});
const mirror = createRoute({
  getParentRoute: () => shell,
  path: '/mirror',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'imports.run'),
  component: laterPage(async () => import('./mirror/mirror-page.tsx'), 'MirrorPage'),
});
const oneImport = createRoute({
  getParentRoute: () => shell,
  path: '/import/$id',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'imports.read'),
  loader: async ({ context, params }) =>
    context.client.ensureQueryData(read('getImport', { params })),
  component: laterPage(async () => import('./imports/import-page.tsx'), 'ImportPage'),
});
const payments = createRoute({
  getParentRoute: () => shell,
  path: '/payments',
  validateSearch: paymentsSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'payments.read'),
  component: laterPage(async () => import('./payments/payments-page.tsx'), 'PaymentsPage'),
});
const paymentsOfOne = createRoute({
  getParentRoute: () => shell,
  path: '/payments/$kind/$id',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'payments.read'),
  component: laterPage(async () => import('./payments/subject-page.tsx'), 'SubjectPage'),
});
const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/jobs',
  validateSearch: jobsSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'jobs.read'),
  component: laterPage(async () => import('./jobs/jobs-page.tsx'), 'JobsPage'),
});
const hours = createRoute({
  getParentRoute: () => shell,
  path: '/hours/$id',
  beforeLoad: async ({ context }) => mayOpen(context.client, 'business.read'),
  component: laterPage(async () => import('./hours/hours-page.tsx'), 'HoursPage'),
});
const audit = createRoute({
  getParentRoute: () => shell,
  path: '/audit',
  validateSearch: auditSearch,
  beforeLoad: async ({ context }) => mayOpen(context.client, 'audit.read'),
  component: laterPage(async () => import('./audit/audit-page.tsx'), 'AuditPage'),
});
const mailbox = createRoute({
  getParentRoute: () => shell,
  path: '/mailbox',
  validateSearch: optionalId,
  component: laterPage(async () => import('./mailbox/mailbox-page.tsx'), 'MailboxPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/$part',
  component: laterPage(async () => import('./settings/settings-page.tsx'), 'SettingsPage'),
});
const settingsHome = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/$part', params: { part: 'business' }, replace: true });
  },
});

const work = [
  home,
  today,
  startHome,
  start,
  customers,
  customer,
  merge,
  reviews.addChildren([review]),
  duplicates.addChildren([duplicate]),
  staleLinks,
  messages,
  message,
  templates,
  template,
  calendar,
  bookings,
  booking,
  waitlist,
  services,
  oneService,
  imports,
  oneImport,
  mirror,
  payments,
  paymentsOfOne,
  jobs,
  hours,
  audit,
  mailbox,
];
const tree = root.addChildren([
  signIn,
  openMailbox,
  setUp,
  invitation,
  businesses,
  shell.addChildren([...work, settings, settingsHome]),
]);

/** All pages of the staff app. */
export function routerWith(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RouteFault,
    defaultNotFoundComponent: RouteMissing,
    defaultPendingComponent: RoutePending,
    defaultPendingMs: 300,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerWith>;
  }
}
