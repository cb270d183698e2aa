import { newId } from '#platform/ids';
import { staffRoles } from '#contract/acts';
import { shippedRules } from '#contract/match-rules';
import type { api } from '#contract';
import type { Golf } from './access-things.ts';
import { SHIPPED_MODEL } from '../server/identity/match/parameters.ts';
import type { CallerName } from './access-callers.ts';

/** What is asked of an operation, about the golf lounge's things. */
export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Sent as an upload of this type in place of JSON. */
  readonly upload?: { readonly type: string; readonly text: string };
}

/** One operation as `access.test` calls it. Who may call it is the contract's to say; here stands the rest. */
export interface Listed {
  /** Asked anew after every call that may have changed what it made. Nothing needs to be said where not given. */
  readonly ask?: (golf: Golf) => Asked | Promise<Asked>;
  /** Status that those who may call it get; the contract's status of success where not said. */
  readonly meets?: number | ((caller: CallerName) => number);
  /**
   * What staff of another business get, who may do the same at home: `nothing` (404) where a thing of the golf lounge
   * was named, `own` where the answer is about their own business, the same as others where anyone may ask.
   */
  readonly elsewhere: 'nothing' | 'own' | 'same';
}

const inTheLounge = (caller: CallerName) => staffRoles.some((role) => role === caller);
/** A note of the owner's: others get told that it is not theirs. */
const byItsAuthor = (done: number) => (caller: CallerName) => (caller === 'owner' ? done : 403);
/** Consultants reach what is their own; here nothing is. */
const ofConsultants = (theirs: number, done: number) => (caller: CallerName) =>
  caller === 'consultant' ? theirs : done;
/** Somebody else’s hours: consultants change only their own. */
const ofAnother = (done: number) => (caller: CallerName) => (caller === 'consultant' ? 403 : done);
const aDayOff = { from: '2027-01-04T00:00', to: '2027-01-05T00:00' };
const nothing = { elsewhere: 'nothing' } as const;
const own = { elsewhere: 'own' } as const;
const same = { elsewhere: 'same' } as const;
const deadLink = { body: { token: 'x'.repeat(40) } };
const code = { email: 'somebody@else.example', code: '000000' };
const consent = { channel: 'email', topic: 'offers', given: true, language: 'en' };
const keepsAll = {
  sessionDays: null,
  importDays: null,
  letterDays: null,
  valueDays: null,
  idleMonths: null,
  erases: false,
};
const aMove = ({ nothing: id }: Golf) => ({
  params: { id },
  body: { date: '2026-12-01', startTime: '18:30', duration: 1 },
});
const aSeller = {
  name: 'Lounge',
  address: '',
  taxNumber: '',
  footer: '',
  keepYears: 10,
  taxRates: [{ name: 'VAT', permille: 70 }],
};
const aPayment = () => ({
  subject: { kind: 'booking', id: newId() },
  kind: 'full',
  amount: { minor: '15000', currency: 'THB' },
});
/** Of one of the lounge's services. */
const aService = (body?: unknown): Listed => ({
  ...nothing,
  ask: async (golf) => ({ params: { id: await golf.service() }, body }),
});
const aPackageKind = (body?: unknown): Listed => ({
  ...nothing,
  ask: async (golf) => ({ params: { id: await golf.packageKind() }, body }),
});
const aPackage = (body?: unknown): Listed => ({
  ...nothing,
  ask: async (golf) => ({ params: { id: await golf.package() }, body }),
});
const aTime = ({ nothing: id }: Golf) => ({
  service: id,
  option: id,
  start: '2026-12-01T09:00:00Z',
});
/** Of one of the lounge's bookings, which is confirmed and still to come. */
const aBooking = (body: object, meets?: number): Listed => ({
  ...nothing,
  ask: async (golf) => ({ params: { id: await golf.booking() }, body }),
  ...(meets !== undefined && { meets }),
});
/** A link that opens nothing. */
const noBooking = (body?: object): Listed => ({
  ...same,
  ask: ({ slug }) => ({ params: { slug, token: `mb_${'a'.repeat(43)}` }, body }),
  meets: 404,
});
const aWeek = { from: '2026-12-01', to: '2026-12-07' };
const aWish = ({ nothing: id }: Golf) => ({ service: id, option: id, ...aWeek });
const aStart = { start: '2026-12-01T09:00:00Z' };
const aBay =
  (query?: Readonly<Record<string, string>>) =>
  ({ slug }: Golf): Asked => ({ params: { slug, service: 'bay' }, ...(query && { query }) });
const anAddress = () => ({ body: { address: 'ann@people.example' } });
const aMailLink = ({ slug }: Golf) => ({ params: { slug, token: 'x'.repeat(43) } });
const aTemplate = () => ({ params: { type: 'confirmation', language: 'en' } });
const words = {
  subject: 'Booked',
  body: '<mj-text>{{ booking.when }}</mj-text>',
  plain: '{{ booking.when }}',
};
const bySlug = ({ slug }: Golf) => ({ params: { slug } });

const tagsOfSegment = async (golf: Golf) => ({
  body: {
    chosen: { matching: { segment: await golf.segment() } },
    add: [await golf.tag()],
  },
});

/** Every operation of the contract. One that is missing here fails the test. */
export const accessTable: Readonly<Record<keyof typeof api, Listed>> = {
  // Who people are
  identify: { ...own, ask: () => ({ body: { source: 'test', person: { fullName: 'Somchai' } } }) },
  listCustomers: own,
  customersCount: own,
  getCustomer: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  updateCustomer: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.known() },
      body: { version: 1, note: 'Likes the window' },
    }),
  },
  checkBirthDate: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.known() },
      body: { birthDate: '1980-01-02', document: 'passport' },
    }),
    // Theirs is another.
    meets: 409,
  },
  uncheckBirthDate: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.known() } }),
  },
  getTimeline: { ...own, ask: (golf) => ({ params: { id: golf.customer } }) },
  getMatching: own,
  getMatchVersion: { ...own, ask: () => ({ params: { version: SHIPPED_MODEL.version } }) },
  proposeThresholds: own,
  setMatchJoins: { ...own, ask: () => ({ body: { joins: false } }) },
  getMatchRules: own,
  rehearseMatchRules: { ...own, ask: () => ({ body: shippedRules }) },
  setMatchRules: { ...own, ask: () => ({ body: shippedRules }) },
  learnMatching: own,
  chooseMatchVersion: {
    ...own,
    ask: () => ({ body: { version: SHIPPED_MODEL.version, takes: true } }),
  },
  setMatchThresholds: { ...own, ask: () => ({ body: { link: 0.97, review: 0.3 } }) },
  rehearseMatching: { ...own, ask: () => ({ body: { thresholds: { link: 0.99, review: 0.4 } } }) },
  getSourceOrder: own,
  setSourceOrder: {
    ...own,
    ask: () => ({ body: { order: [{ source: 'till', fills: ['note'] }] } }),
  },
  blockIdentifier: {
    ...nothing,
    ask: async (golf) => {
      const { customer, identifier } = await golf.identifier();
      return { params: { id: customer, identifier }, body: { reason: 'Reception' } };
    },
  },
  unblockIdentifier: {
    ...nothing,
    ask: async (golf) => {
      const { customer, identifier } = await golf.identifier();
      return { params: { id: customer, identifier } };
    },
  },
  previewMerge: {
    ...nothing,
    ask: async (golf) => ({ body: { customers: await golf.pair() } }),
  },
  mergeCustomers: {
    ...nothing,
    ask: async (golf) => ({ body: { customers: await golf.pair() } }),
  },
  previewUndoMerge: { ...nothing, ask: async (golf) => ({ params: { id: await golf.merge() } }) },
  undoMerge: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.merge() }, body: {} }),
  },
  getIdentityHistory: { ...own, ask: (golf) => ({ params: { id: golf.customer } }) },
  linkProfile: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.profile() },
      body: { customer: await golf.known() },
    }),
  },
  splitProfile: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.profile() }, body: {} }),
  },
  undoLink: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.staffLink() }, body: {} }),
  },
  keepApart: {
    ...nothing,
    ask: async (golf) => {
      const [id, other] = await golf.pair();
      return { params: { id, other }, body: {} };
    },
  },
  withdrawApart: {
    ...nothing,
    // Nobody said so of these two.
    meets: 404,
    ask: async (golf) => {
      const [id, other] = await golf.pair();
      return { params: { id, other } };
    },
  },
  explainPair: {
    ...nothing,
    ask: async (golf) => {
      const [id, other] = await golf.pair();
      return { params: { id, other } };
    },
  },
  searchPeople: { ...own, ask: () => ({ body: { person: { fullName: 'Somchai' } } }) },
  identifyDryRun: {
    ...own,
    ask: () => ({ body: { source: 'test', person: { fullName: 'Somchai' } } }),
  },
  listNotes: { ...own, ask: (golf) => ({ params: { id: golf.customer } }) },
  addNote: {
    ...nothing,
    ask: (golf) => ({ params: { id: golf.customer }, body: { text: 'Likes the window' } }),
  },
  changeNote: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: golf.customer, note: await golf.note() },
      body: { text: 'Likes the door' },
    }),
    meets: byItsAuthor(200),
  },
  removeNote: {
    ...nothing,
    ask: async (golf) => ({ params: { id: golf.customer, note: await golf.note() } }),
    meets: (caller) => (caller === 'admin' ? 204 : byItsAuthor(204)(caller)),
  },
  restoreNote: {
    ...nothing,
    ask: async (golf) => ({ params: { id: golf.customer, note: await golf.deletedNote() } }),
    meets: (caller) => (caller === 'admin' ? 200 : byItsAuthor(200)(caller)),
  },
  getHousehold: { ...own, ask: (golf) => ({ params: { id: golf.customer } }) },
  createHousehold: {
    ...nothing,
    ask: async (golf) => ({
      body: { name: 'Family', members: [{ customer: await golf.known() }] },
    }),
  },
  renameHousehold: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: (await golf.household()).household },
      body: { name: 'Another' },
    }),
  },
  setHouseholdMember: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: (await golf.household()).household, customer: await golf.known() },
      body: { role: 'aunt' },
    }),
  },
  removeHouseholdMember: {
    ...nothing,
    ask: async (golf) => {
      const { household, member } = await golf.household();
      return { params: { id: household, customer: member } };
    },
  },
  listFiles: { ...own, ask: (golf) => ({ params: { id: golf.customer } }) },
  addFile: {
    ...nothing,
    ask: (golf) => ({
      params: { id: golf.customer },
      query: { name: 'contract.txt' },
      upload: { type: 'application/octet-stream', text: `contract ${golf.fresh()}` },
    }),
  },
  downloadFile: {
    ...nothing,
    ask: async (golf) => ({ params: { id: golf.customer, file: await golf.file() } }),
  },
  removeFile: {
    ...nothing,
    ask: async (golf) => ({ params: { id: golf.customer, file: await golf.file() } }),
  },
  restoreFile: {
    ...nothing,
    ask: async (golf) => ({ params: { id: golf.customer, file: await golf.removedFile() } }),
  },
  listReviews: own,
  countReviews: own,
  answerReview: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.review() }, body: { answer: 'later' } }),
  },
  undoReviewAnswer: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.reviewAnswer() } }),
  },
  previewReviewBatch: {
    ...own,
    ask: () => ({ body: { answer: 'reject', which: { from: 0, to: 0.1 } } }),
  },
  startReviewBatch: {
    ...own,
    ask: () => ({ body: { answer: 'reject', which: { from: 0, to: 0.1 } } }),
  },
  getReviewBatch: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.reviewBatch() } }),
  },
  undoReviewBatch: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.reviewBatch() } }),
  },
  listDuplicates: own,
  getDuplicate: {
    ...nothing,
    ask: async (golf) => ({ params: await golf.duplicate() }),
  },
  answerDuplicate: {
    ...nothing,
    ask: async (golf) => ({ params: await golf.duplicate(), body: { answer: 'reject' } }),
  },
  undoDuplicateAnswer: {
    ...nothing,
    ask: async (golf) => ({ params: await golf.duplicate() }),
  },
  listSharedContacts: own,
  saySharedContact: {
    ...own,
    ask: ({ address }) => ({ body: { kind: 'email', value: address(), state: 'blocked' } }),
  },
  listStaleLinks: own,
  confirmLink: { ...nothing, ask: async (golf) => ({ params: { id: await golf.link() } }) },
  getReview: { ...nothing, ask: async (golf) => ({ params: { id: await golf.review() } }) },

  // Segments
  listSegments: own,
  previewSegment: { ...own, ask: () => ({ body: { where: { on: 'all', of: [] } } }) },
  createSegment: {
    ...own,
    ask: (golf) => ({ body: { name: `Segment ${golf.fresh()}`, where: { on: 'all', of: [] } } }),
  },
  updateSegment: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.segment() },
      body: { name: `S${golf.fresh()}` },
    }),
  },
  deleteSegment: { ...nothing, ask: async (golf) => ({ params: { id: await golf.segment() } }) },

  // Many customers at once
  countChosen: { ...own, ask: () => ({ body: { chosen: { matching: {} } } }) },
  previewTagging: { ...nothing, ask: tagsOfSegment },
  startTagging: { ...nothing, ask: tagsOfSegment },
  getTagging: { ...nothing, ask: async (golf) => ({ params: { id: await golf.tagging() } }) },
  undoTagging: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.tagging() } }),
    meets: 409,
  },
  exportCustomers: own,

  // The person at the screen
  getWelcome: same,
  getMe: same,
  updateMe: { ...same, ask: () => ({ body: { name: 'Another Name' } }) },
  startTotp: same,
  confirmTotp: {
    ...same,
    ask: () => ({ body: { code: '000000' } }),
    // Everybody but the newcomer has begun one just now, by startTotp.
    meets: (caller) => (caller === 'newcomer' ? 409 : 422),
  },
  removeTotp: { ...same, ask: () => ({ body: { code: '000000' } }), meets: 409 },

  // Signing in and out
  requestCode: { ...same, ask: (golf) => ({ body: { email: golf.address() } }) },
  signInWithCode: { ...same, ask: () => ({ body: code }), meets: 422 },
  confirmSecondFactor: {
    ...same,
    ask: () => ({ body: { code: '000000' } }),
    meets: (caller) => (caller === 'pending' ? 422 : 401),
  },
  demoSignIn: { ...same, ask: () => ({ body: { email: code.email } }), meets: 404 },
  signOut: same,
  chooseBusiness: {
    ...same,
    ask: (golf) => ({ body: { business: golf.id } }),
    meets: (caller) => (inTheLounge(caller) ? 204 : 404),
  },
  listSessions: same,
  revokeSession: {
    ...same,
    ask: async (golf) => ({ params: { id: await golf.session() } }),
    meets: (caller) => (caller === 'owner' ? 204 : 404),
  },
  revokeOtherSessions: same,

  // The portal
  getPortal: { ...same, ask: bySlug },
  requestPortalCode: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { email: golf.address() } }),
  },
  signInToPortal: { ...same, ask: (golf) => ({ ...bySlug(golf), body: code }), meets: 422 },
  getPortalMe: { ...same, ask: bySlug },
  signOutOfPortal: { ...same, ask: bySlug },
  listPortalSessions: { ...same, ask: bySlug },
  revokePortalSession: {
    ...same,
    ask: async (golf) => ({ params: { slug: golf.slug, id: await golf.portalSession() } }),
  },

  getOwnRecord: { ...same, ask: bySlug },
  updateOwnRecord: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { version: 1, birthDate: '1990-04-01' } }),
  },
  requestEmailCode: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { email: golf.address() } }),
  },
  addOwnEmail: { ...same, ask: (golf) => ({ ...bySlug(golf), body: code }), meets: 422 },
  listOwnConsents: { ...same, ask: bySlug },
  giveOwnConsent: { ...same, ask: (golf) => ({ ...bySlug(golf), body: consent }) },
  exportOwnRecord: { ...same, ask: bySlug },
  getOwnErasure: { ...same, ask: bySlug },
  askForErasure: { ...same, ask: (golf) => ({ ...bySlug(golf), body: { confirm: 'erase' } }) },
  // What was asked for just now, by askForErasure.
  withdrawErasure: { ...same, ask: bySlug },

  // Permissions and privacy
  listConsents: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  recordConsent: {
    ...nothing,
    ask: (golf) => ({ params: { id: golf.customer }, body: { ...consent, source: 'spoken' } }),
  },
  exportCustomer: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  eraseCustomer: {
    ...nothing,
    ask: async (golf) => {
      const { id, name } = await golf.named();
      return { params: { id }, body: { confirm: name } };
    },
  },
  getCustomerErasure: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  listErasures: own,
  carryOutErasure: {
    ...nothing,
    ask: async (golf) => {
      const { id, name } = await golf.erasure();
      return { params: { id }, body: { confirm: name } };
    },
  },
  refuseErasure: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: (await golf.erasure()).id },
      body: { reason: 'The law makes us keep invoices.' },
    }),
  },
  getRetention: own,
  setRetention: { ...own, ask: () => ({ body: keepsAll }) },
  countRetention: { ...own, ask: () => ({ body: keepsAll }) },

  // By what customers sign in
  listSignInProviders: own,
  addSignInProvider: {
    ...own,
    ask: (golf) => ({
      body: {
        kind: 'oidc',
        name: 'Members',
        issuer: `https://login${golf.fresh()}.example`,
        clientId: 'lounge',
        clientSecret: 'a secret',
      },
    }),
  },
  updateSignInProvider: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.provider() }, body: { name: 'Members' } }),
  },
  removeSignInProvider: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.provider() } }),
  },
  trySignInProvider: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.provider() } }),
  },
  startOutsideSignIn: {
    ...same,
    // It is not switched on: nobody is sent anywhere.
    ask: async (golf) => ({ params: { slug: golf.slug, provider: await golf.provider() } }),
    meets: 404,
  },
  finishOutsideSignIn: { ...same, ask: () => ({ query: { code: 'x', state: 'x' } }) },
  proveOutsideSignIn: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { code: '000000' } }),
    meets: 410,
  },
  startLinking: {
    ...same,
    ask: async (golf) => ({ params: { slug: golf.slug, provider: await golf.provider() } }),
    meets: 404,
  },
  listOwnWays: { ...same, ask: bySlug },
  removeOwnWay: {
    ...same,
    ask: (golf) => ({
      params: { ...bySlug(golf).params, profile: newId() },
      body: {},
    }),
    meets: 404,
  },
  confirmPortalSecondFactor: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { code: '000000' } }),
    meets: 401,
  },
  startOwnTotp: { ...same, ask: bySlug },
  confirmOwnTotp: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { code: '000000' } }),
    // It was begun just now, by startOwnTotp.
    meets: 422,
  },
  removeOwnTotp: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { code: '000000' } }),
    meets: 409,
  },
  liftCustomerSecondFactor: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.known() } }),
    meets: 409,
  },
  requestPhoneCode: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { phone: '081 555 0101' } }),
  },
  addOwnPhone: {
    ...same,
    ask: (golf) => ({ ...bySlug(golf), body: { phone: '081 555 0101', code: '000000' } }),
    meets: 422,
  },

  // The VIP API: each customer about themselves
  getVipStatus: own,
  linkAccount: { ...own, ask: () => ({ body: { phoneNumber: '081 555 0102' } }) },
  requestVipCode: { ...own, ask: () => ({ body: { phoneNumber: '081 555 0103' } }) },
  getVipProfile: own,
  updateVipProfile: { ...own, ask: () => ({ body: { marketingPreference: true } }) },
  listVipBookings: own,
  cancelVipBooking: {
    ...own,
    ask: (golf) => ({ params: { id: golf.nothing }, body: {} }),
    meets: 404,
  },
  moveVipBooking: { ...own, ask: aMove, meets: 404 },
  modifyVipBooking: { ...own, ask: aMove, meets: 404 },
  listVipPackages: own,

  // Hashes of an earlier system
  listOldHashes: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  getOldHash: { ...own, ask: () => ({ params: { hash: '0'.repeat(32) } }), meets: 404 },
  addOldHashes: {
    ...own,
    ask: () => ({ body: { rows: [{ hash: '0'.repeat(32), phone: '081 555 0199' }] } }),
  },

  // Tiers
  listTiers: own,
  setTiers: { ...own, ask: () => ({ body: { tiers: [{ name: 'Gold' }, { name: 'Silver' }] } }) },
  getCustomerTier: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  setCustomerTier: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.known() }, body: { tier: null } }),
  },

  // Programs
  listApiKeys: own,
  createApiKey: { ...own, ask: () => ({ body: { name: 'Till', acts: ['keys.manage'] } }) },
  revokeApiKey: { ...nothing, ask: async (golf) => ({ params: { id: await golf.apiKey() } }) },

  // Telling other programs
  listWebhooks: own,
  createWebhook: {
    ...own,
    ask: () => ({ body: { url: 'https://example.com/hook', eventTypes: ['customer.made'] } }),
  },
  updateWebhook: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.webhook() }, body: { description: 'Till' } }),
  },
  deleteWebhook: { ...nothing, ask: async (golf) => ({ params: { id: await golf.webhook() } }) },
  changeWebhookSecret: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.webhook() }, body: {} }),
  },
  testWebhook: { ...nothing, ask: async (golf) => ({ params: { id: await golf.webhook() } }) },
  listWebhookDeliveries: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.webhook() } }),
  },
  resendWebhookDelivery: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.webhook(), delivery: golf.nothing } }),
    meets: 404,
  },
  resendWebhookDeliveries: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.webhook() } }),
  },

  // Booking
  listServices: own,
  getService: aService(),
  createService: { ...own, ask: (golf) => ({ body: { name: `Bay ${golf.fresh()}` } }) },
  updateService: aService({ name: 'Lesson' }),
  orderServices: { ...own, ask: () => ({ body: { ids: [] } }), meets: 409 },
  archiveService: aService(),
  restoreService: aService(),
  setServiceOptions: aService({ options: [{ minutes: 60, priceMinor: '50000' }] }),
  setServicePrices: aService({ prices: [{ weekdays: [6, 7], percent: 120 }] }),
  setServiceNeeds: aService({ needs: [], atOnce: 2 }),
  setServiceQuestions: aService({ questions: [{ label: 'Left-handed?', kind: 'yes_no' }] }),
  listOwnBookings: { ...same, ask: bySlug },
  cancelOwnBooking: {
    ...same,
    ask: (golf) => ({ params: { slug: golf.slug, id: golf.nothing }, body: {} }),
    meets: 404,
  },
  moveOwnBooking: {
    ...same,
    ask: (golf) => ({
      params: { slug: golf.slug, id: golf.nothing },
      body: { start: '2026-12-01T09:00:00Z' },
    }),
    meets: 404,
  },
  listOwnPackages: { ...same, ask: bySlug },
  getCustomerTotals: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  listPackageKinds: own,
  createPackageKind: {
    ...own,
    ask: ({ fresh }) => ({
      body: { name: `Visits ${fresh()}`, unit: 'visits', amount: 10, priceMinor: '800000' },
    }),
  },
  updatePackageKind: aPackageKind({ validDays: 90 }),
  archivePackageKind: aPackageKind(),
  restorePackageKind: aPackageKind(),
  listPackages: own,
  listPackagesOf: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  getPackage: aPackage(),
  sellPackage: {
    ...nothing,
    ask: async (golf) => ({ body: { customer: golf.customer, kind: await golf.packageKind() } }),
  },
  freezePackage: aPackage(),
  unfreezePackage: aPackage(),
  adjustPackage: aPackage({ change: 60, reason: 'The bay was out of order' }),
  cancelPackage: aPackage({ reason: 'Sold by mistake' }),
  // The lounge has no page on which to book yet.
  getProofTask: { ...same, ask: bySlug },
  placeBooking: {
    ...same,
    ask: (golf) => ({
      ...bySlug(golf),
      body: { ...aTime(golf), person: { name: 'Mia', email: golf.address() } },
    }),
    meets: 404,
  },
  listBookings: own,
  getByLink: noBooking(),
  payByLink: noBooking(),
  getCalendarFile: noBooking(),
  cancelByLink: noBooking({}),
  rescheduleByLink: noBooking({ start: '2026-12-01T09:00:00Z' }),
  countBookings: own,
  exportBookings: own,
  getBookingTimeline: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.booking() } }),
  },
  walkIn: {
    ...same,
    ask: ({ nothing: id }) => ({ body: { service: id, option: id } }),
    meets: 404,
  },
  placeSeries: {
    ...same,
    ask: (golf) => ({
      body: { ...aTime(golf), customer: golf.customer, rule: 'FREQ=WEEKLY;COUNT=2' },
    }),
    meets: 404,
  },
  cancelSeries: {
    ...same,
    ask: ({ nothing: id }) => ({ params: { id }, body: {} }),
    meets: 404,
  },
  joinWaitlist: {
    ...same,
    ask: (golf) => ({
      ...bySlug(golf),
      body: { ...aWish(golf), person: { name: 'Mia', email: golf.address() } },
    }),
    meets: 404,
  },
  getWaiting: noBooking(),
  leaveWaitlist: noBooking(),
  getOffer: noBooking(),
  takeOffer: noBooking(),
  refuseOffer: noBooking({}),
  listWaitlist: own,
  addToWaitlist: {
    ...same,
    ask: (golf) => ({ body: { ...aWish(golf), customer: golf.customer } }),
    meets: 404,
  },
  offerWaiting: { ...same, ask: ({ nothing: id }) => ({ params: { id }, body: {} }), meets: 404 },
  removeFromWaitlist: { ...same, ask: ({ nothing: id }) => ({ params: { id } }), meets: 404 },
  confirmBooking: aBooking({}, 409),
  declineBooking: aBooking({}, 409),
  startBooking: aBooking({}),
  completeBooking: aBooking({}, 409),
  noShowBooking: aBooking({}, 409),
  chargeNoShow: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.booking() } }),
    meets: 409,
  },
  cancelBooking: aBooking({}),
  rehearseCancel: aBooking({}),
  moveBooking: aBooking({ start: '2020-01-01T00:00:00Z' }, 409),
  rehearseMove: aBooking({ start: '2020-01-01T00:00:00Z' }),
  rescheduleBooking: aBooking({ start: '2020-01-01T00:00:00Z' }, 409),
  changeBooking: aBooking({ staffNote: 'Window seat' }),
  getBooking: { ...nothing, ask: async (golf) => ({ params: { id: await golf.booking() } }) },
  createBooking: {
    ...same,
    ask: (golf) => ({ body: { ...aTime(golf), customer: golf.customer } }),
    meets: 404,
  },
  getBookingPage: { ...same, ask: bySlug, meets: 404 },
  getPublicService: { ...same, ask: aBay(), meets: 404 },
  listSlots: { ...same, ask: aBay(aWeek), meets: 404 },
  whyNot: { ...same, ask: aBay(aStart), meets: 404 },
  findSlots: {
    ...same,
    ask: ({ nothing: service }) => ({ query: { service, ...aWeek } }),
    meets: 404,
  },
  explainSlot: {
    ...same,
    ask: ({ nothing: service }) => ({ query: { service, ...aStart } }),
    meets: 404,
  },
  getCalendar: { ...own, ask: () => ({ query: aWeek }) },
  getBookingSettings: own,
  updateBookingSettings: { ...own, ask: () => ({ body: { holdMinutes: 12 } }) },
  listResources: own,
  createResource: {
    ...own,
    ask: ({ fresh }) => ({ body: { kind: 'bay', name: `Bay ${fresh()}` } }),
  },
  updateResource: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.resource() },
      body: { about: 'By the lake' },
    }),
  },
  orderResources: { ...own, ask: () => ({ body: { ids: [newId()] } }), meets: 409 },
  archiveResource: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.resource() } }),
  },
  restoreResource: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.resource() } }),
  },
  getHours: { ...nothing, ask: async (golf) => ({ params: { id: await golf.resource() } }) },
  setWeek: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.resource() }, body: { week: [] } }),
    meets: ofAnother(200),
  },
  copyWeek: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.resource() },
      body: { to: [await golf.resource()] },
    }),
    meets: ofAnother(200),
  },
  setOverride: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.resource(), day: '2027-01-04' },
      body: { overrides: [{ kind: 'closed' }] },
    }),
    meets: ofAnother(200),
  },
  removeOverride: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.resource(), day: '2027-01-04' } }),
    meets: ofAnother(200),
  },
  addTimeOff: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.resource() }, body: aDayOff }),
    meets: ofAnother(201),
  },
  removeTimeOff: {
    ...nothing,
    ask: async (golf) => ({ params: await golf.timeOff() }),
    meets: ofAnother(200),
  },
  rehearseHours: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.resource() },
      body: { change: 'week', week: [] },
    }),
    meets: ofAnother(200),
  },

  listHolidays: own,
  setHolidays: { ...own, ask: () => ({ body: { region: null, holidays: [] } }) },
  suggestHolidays: { ...own, ask: () => ({ query: { region: 'TH', year: '2026' } }) },
  listHolidayRegions: own,

  // No booking is in doubt.
  listZoneReviews: own,
  keepZoneReview: { ...nothing, ask: ({ nothing: id }) => ({ params: { id } }), meets: 404 },

  // Calendars: none is reached, so none is connected
  listCalendars: own,
  tryCalendar: {
    ...own,
    ask: () => ({ body: { access: { kind: 'ics', url: 'http://127.0.0.1:1/me.ics' } } }),
    meets: 502,
  },
  addCalendar: {
    ...nothing,
    ask: async (golf) => ({
      body: {
        resource: await golf.resource(),
        name: 'Private',
        access: { kind: 'ics', url: 'http://127.0.0.1:1/me.ics' },
      },
    }),
    meets: ofConsultants(404, 502),
  },
  readCalendar: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.calendar() } }),
    meets: ofConsultants(404, 204),
  },
  removeCalendar: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.calendar() } }),
    meets: ofConsultants(404, 204),
  },
  listFeeds: own,
  makeFeed: { ...own, ask: () => ({ body: { resource: null } }), meets: ofConsultants(403, 201) },
  revokeFeed: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.calendarFeed() } }),
    meets: ofConsultants(404, 204),
  },
  getFeed: {
    ...same,
    ask: ({ slug }) => ({ params: { slug, token: 'x'.repeat(40) } }),
    meets: 404,
  },

  // Payments: no provider is connected, and none is asked
  getPaymentAccount: own,
  connectStripe: {
    ...own,
    ask: () => ({ body: { secretKey: 'sk_test_1', publicKey: 'pk_live_1' } }),
    meets: 422,
  },
  connectTwin: { ...own, meets: 409 },
  disconnectStripe: { ...own, meets: 404 },
  listPayments: own,
  getPayment: { ...nothing, ask: async (golf) => ({ params: { id: await golf.payment() } }) },
  sumPayments: {
    ...own,
    ask: () => ({ query: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } }),
  },
  takeOnSite: { ...own, ask: () => ({ body: { ...aPayment(), way: 'cash' } }) },
  waivePayment: { ...own, ask: () => ({ body: aPayment() }) },
  beginPayment: { ...own, ask: () => ({ body: aPayment() }), meets: 409 },
  checkPayment: { ...nothing, ask: async (golf) => ({ params: { id: await golf.payment() } }) },
  cancelPayment: { ...nothing, ask: async (golf) => ({ params: { id: await golf.payment() } }) },
  getSavedCard: { ...own, ask: () => ({ params: { subject: newId() } }) },
  refundPayment: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.payment() }, body: {} }),
  },
  getSeller: own,
  setSeller: { ...own, ask: () => ({ body: aSeller }) },
  listInvoices: own,
  getInvoice: { ...nothing, ask: async (golf) => ({ params: { id: await golf.invoice() } }) },
  downloadInvoice: { ...nothing, ask: async (golf) => ({ params: { id: await golf.invoice() } }) },
  listOwnInvoices: { ...same, ask: bySlug },
  downloadOwnInvoice: {
    ...same,
    ask: async (golf) => ({ params: { slug: golf.slug, id: await golf.invoice() } }),
  },
  stripeNotice: {
    ...same,
    ask: ({ id }) => ({
      params: { tenant: id },
      upload: { type: 'application/json', text: '{"id":"evt_1"}' },
    }),
    meets: 400,
  },

  // Messages
  listMessages: own,
  getMessage: { ...nothing, ask: async (golf) => ({ params: { id: await golf.message() } }) },
  listCustomerMessages: { ...nothing, ask: (golf) => ({ params: { id: golf.customer } }) },
  sendMessageAgain: { ...nothing, ask: async (golf) => ({ params: { id: await golf.message() } }) },
  sayMessageArrived: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.message() } }),
  },
  lookUpSuppression: { ...own, ask: anAddress },
  suppressAddress: { ...own, ask: anAddress },
  liftSuppression: { ...own, ask: anAddress },
  getMessageSettings: own,
  setMessageSettings: {
    ...own,
    ask: () => ({
      body: {
        senderName: null,
        replyTo: null,
        quiet: null,
        reminderMinutes: [60],
        followUpMinutes: null,
        staffNotices: true,
        perMinute: 60,
      },
    }),
  },
  getMailChoice: { ...same, ask: aMailLink, meets: 404 },
  unsubscribe: {
    ...same,
    ask: (golf) => ({
      ...aMailLink(golf),
      upload: {
        type: 'application/x-www-form-urlencoded',
        text: 'List-Unsubscribe=One-Click',
      },
    }),
    meets: 404,
  },
  chooseMail: {
    ...same,
    ask: (golf) => ({ ...aMailLink(golf), body: { given: true } }),
    meets: 404,
  },
  listTemplates: own,
  getTemplate: { ...own, ask: aTemplate },
  saveTemplate: { ...own, ask: () => ({ ...aTemplate(), body: words }) },
  resetTemplate: { ...own, ask: aTemplate },
  restoreTemplate: {
    ...own,
    ask: () => ({ params: { ...aTemplate().params, version: '99999' } }),
    meets: 404,
  },
  previewTemplate: { ...own, ask: () => ({ ...aTemplate(), body: words }) },
  sendSample: {
    ...own,
    ask: aTemplate,
    meets: (caller) => (/key/i.test(caller) ? 403 : 202),
  },

  // Bringing people in
  listInvitations: own,
  inviteStaff: { ...own, ask: (golf) => ({ body: { email: golf.address(), role: 'support' } }) },
  revokeInvitation: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.invitation() } }),
  },
  readInvitation: { ...same, ask: () => deadLink, meets: 410 },
  acceptInvitation: { ...same, ask: () => deadLink, meets: 410 },
  getSetup: { ...same, ask: () => deadLink, meets: 410 },
  setUpBusiness: {
    ...same,
    ask: (golf) => ({
      body: {
        ...deadLink.body,
        owner: { email: golf.address(), name: 'New Owner' },
        business: {
          name: 'Another',
          slug: `another-${golf.fresh()}`,
          timeZone: 'Asia/Bangkok',
          currency: 'THB',
          country: 'TH',
        },
        location: { name: 'Here' },
      },
    }),
    meets: 410,
  },
  leaveDemo: { ...own, ask: () => ({ body: { confirm: 'leave the demo' } }), meets: 409 },

  // What happened, and the work behind the scenes
  listEvents: own,
  countJobs: own,
  listJobs: own,
  getJob: { ...nothing, ask: (golf) => ({ params: { id: golf.nothing } }), meets: 404 },
  replayJob: { ...nothing, ask: (golf) => ({ params: { id: golf.nothing } }), meets: 404 },
  replayJobs: { ...own, ask: () => ({ body: {} }) },
  cancelJob: { ...nothing, ask: (golf) => ({ params: { id: golf.nothing } }), meets: 404 },
  listMail: same,
  getMail: { ...same, ask: (golf) => ({ params: { id: golf.nothing } }), meets: 404 },

  // People from files
  uploadImport: {
    ...own,
    ask: () => ({
      query: { name: 'people.csv' },
      upload: { type: 'text/csv', text: 'name,email\nNok,nok@golf.example\n' },
    }),
  },
  mirrorFiles: {
    ...own,
    ask: () => ({
      query: { names: 'people.csv', sizes: '1' },
      upload: { type: 'application/octet-stream', text: 'name,email\nNok,nok@golf.example\n' },
    }),
    // The length is wrong: nothing is looked at.
    meets: 422,
  },
  listMirrorDatabases: own,
  // No operator named one here.
  mirrorDatabase: { ...own, ask: () => ({ params: { name: 'till' } }), meets: 404 },
  mirrorSamples: own,
  listImports: own,
  getImport: { ...nothing, ask: async (golf) => ({ params: { id: await golf.importOf() } }) },
  planImport: {
    ...nothing,
    ask: async (golf) => ({
      params: { id: await golf.importOf() },
      body: {
        mapping: { name: 'full_name', email: 'email' },
        dateOrder: 'dmy',
        source: 'file',
      },
    }),
  },
  chooseSheet: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.importOf() }, body: { sheet: 'Sheet1' } }),
    meets: 422,
  },
  listMappings: own,
  renameMapping: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.mapping() }, body: { name: 'Till' } }),
  },
  deleteMapping: { ...nothing, ask: async (golf) => ({ params: { id: await golf.mapping() } }) },
  checkImport: { ...nothing, ask: async (golf) => ({ params: { id: await golf.planned() } }) },
  startImport: { ...nothing, ask: async (golf) => ({ params: { id: await golf.planned() } }) },
  cancelImport: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.importOf() } }),
    meets: 409,
  },
  undoImport: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.importOf() } }),
    meets: 409,
  },
  listImportFaults: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.importOf() } }),
  },
  downloadFaults: { ...nothing, ask: async (golf) => ({ params: { id: await golf.planned() } }) },
  listImportReviews: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.importOf() } }),
  },
  watchImport: { ...nothing, ask: async (golf) => ({ params: { id: await golf.importOf() } }) },

  // The day's work
  getToday: own,
  getStart: own,
  checkSender: own,

  // The business
  getBusiness: own,
  getDemoFill: own,
  updateBusiness: { ...own, ask: (golf) => ({ body: { name: `Name ${golf.fresh()}` } }) },
  listLocations: own,
  createLocation: {
    ...own,
    ask: (golf) => ({ body: { name: `Place ${golf.fresh()}`, timeZone: 'Asia/Bangkok' } }),
  },
  updateLocation: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.location() }, body: { address: 'Moved' } }),
  },
  archiveLocation: { ...nothing, ask: async (golf) => ({ params: { id: await golf.location() } }) },
  restoreLocation: { ...nothing, ask: async (golf) => ({ params: { id: await golf.location() } }) },
  listStaff: own,
  changeStaffRole: {
    ...nothing,
    ask: async (golf) => ({ params: { user: await golf.person() }, body: { role: 'sales' } }),
  },
  removeStaff: { ...nothing, ask: async (golf) => ({ params: { user: await golf.person() } }) },
  listTags: own,
  createTag: { ...own, ask: (golf) => ({ body: { name: `Tag ${golf.fresh()}` } }) },
  updateTag: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.tag() }, body: { color: 'red' } }),
  },
  deleteTag: { ...nothing, ask: async (golf) => ({ params: { id: await golf.tag() } }) },
  listFields: own,
  createField: {
    ...own,
    ask: (golf) => ({ body: { key: `f_${golf.fresh()}`, label: 'Field', kind: 'text' } }),
  },
  updateField: {
    ...nothing,
    ask: async (golf) => ({ params: { id: await golf.field() }, body: { label: 'Renamed' } }),
  },
  orderFields: { ...own, ask: () => ({ body: { ids: [] } }), meets: 409 },
  archiveField: { ...nothing, ask: async (golf) => ({ params: { id: await golf.field() } }) },
  restoreField: { ...nothing, ask: async (golf) => ({ params: { id: await golf.field() } }) },
};
