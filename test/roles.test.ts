import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api } from '#contract';
import { everyAct, mayRole, staffRoles, type Act } from '#contract/acts';
import type { Operation } from '#contract/operation';

const everybody = 'owner admin consultant sales support';

/**
 * Who may do what, written down a second time: a change of the table in contract/acts.ts that nobody meant is a fault
 * here, as is an operation that slips under another act.
 */
const decided: Readonly<Record<Act, readonly [roles: string, operations: string]>> = {
  'business.read': [
    everybody,
    'getBookingSettings getBusiness getDemoFill getHours getMatchRules getMatchVersion getMatching getService listFields listHolidayRegions listHolidays listLocations listPackageKinds listResources listServices listTiers proposeThresholds suggestHolidays',
  ],
  'business.change': [
    'owner admin',
    'addSignInProvider checkSender getStart liftCustomerSecondFactor listSignInProviders removeSignInProvider setSeller setTiers trySignInProvider updateBusiness updateSignInProvider',
  ],
  'business.leave-demo': ['owner', 'leaveDemo'],
  'locations.change': [
    'owner admin',
    'archiveLocation createLocation restoreLocation updateLocation',
  ],
  'staff.read': [everybody, 'listStaff'],
  'staff.invite': ['owner admin', 'inviteStaff listInvitations revokeInvitation'],
  'staff.change': ['owner admin', 'changeStaffRole removeStaff'],
  'keys.manage': ['owner admin', 'createApiKey listApiKeys revokeApiKey'],
  'webhooks.manage': [
    'owner admin',
    'changeWebhookSecret createWebhook deleteWebhook listWebhookDeliveries listWebhooks resendWebhookDeliveries resendWebhookDelivery testWebhook updateWebhook',
  ],
  'services.change': [
    'owner admin',
    'archivePackageKind createPackageKind restorePackageKind updatePackageKind ' +
      'archiveService createService orderServices restoreService setServiceNeeds setServiceOptions setServicePrices setServiceQuestions updateService',
  ],
  'booking.settings': [
    'owner admin',
    'keepZoneReview listZoneReviews setHolidays updateBookingSettings',
  ],
  'calendars.connect': [
    'owner admin consultant',
    'addCalendar listCalendars listFeeds makeFeed readCalendar removeCalendar revokeFeed tryCalendar',
  ],
  'resources.change': [
    'owner admin',
    'archiveResource createResource orderResources restoreResource updateResource',
  ],
  'hours.change': [
    'owner admin consultant',
    'addTimeOff copyWeek rehearseHours removeOverride removeTimeOff setOverride setWeek',
  ],
  'bookings.read': [
    everybody,
    'countBookings explainSlot findSlots getBooking getBookingTimeline getCalendar getCustomerTotals getPackage listBookings listPackages listPackagesOf listWaitlist rehearseCancel rehearseMove',
  ],
  'bookings.export': ['owner admin', 'exportBookings'],
  'bookings.change': [
    everybody,
    'cancelBooking cancelSeries changeBooking completeBooking confirmBooking createBooking declineBooking moveBooking noShowBooking placeSeries rescheduleBooking startBooking walkIn',
  ],
  'waitlist.change': [everybody, 'addToWaitlist offerWaiting removeFromWaitlist'],
  'messages.read': [
    everybody,
    'getMessage getMessageSettings getTemplate listCustomerMessages listMessages listTemplates lookUpSuppression previewTemplate',
  ],
  'messages.send': [
    'owner admin sales support',
    'liftSuppression sayMessageArrived sendMessageAgain suppressAddress',
  ],
  'templates.change': [
    'owner admin',
    'resetTemplate restoreTemplate saveTemplate sendSample setMessageSettings',
  ],
  'packages.change': ['owner admin sales support', 'freezePackage sellPackage unfreezePackage'],
  'packages.adjust': ['owner admin', 'adjustPackage cancelPackage'],
  'payments.read': [
    'owner admin sales support',
    'getPayment getPaymentAccount getSavedCard listPayments sumPayments ' +
      'downloadInvoice getInvoice getSeller listInvoices',
  ],
  'payments.take': [
    'owner admin sales support',
    'beginPayment cancelPayment chargeNoShow checkPayment takeOnSite',
  ],
  'payments.refund': ['owner admin', 'refundPayment waivePayment'],
  'payments.connect': ['owner', 'connectStripe connectTwin disconnectStripe'],
  'tags.read': [everybody, 'listTags'],
  'tags.change': ['owner admin consultant sales', 'createTag deleteTag updateTag'],
  'fields.change': ['owner admin', 'archiveField createField orderFields restoreField updateField'],
  'customers.read': [
    everybody,
    'countChosen countReviews customersCount downloadFile explainPair getCustomer getCustomerErasure getCustomerTier getDuplicate getHousehold getIdentityHistory getOldHash getReview getReviewBatch getTagging getTimeline getToday listCustomers listDuplicates listFiles listNotes listOldHashes listReviews listSegments listSharedContacts listStaleLinks previewSegment searchPeople',
  ],
  'customers.change': [
    everybody,
    'addFile addNote changeNote checkBirthDate createHousehold previewTagging removeFile removeHouseholdMember removeNote renameHousehold restoreFile restoreNote setCustomerTier setHouseholdMember startTagging uncheckBirthDate undoTagging updateCustomer',
  ],
  'customers.block': [
    'owner admin consultant sales',
    'blockIdentifier saySharedContact unblockIdentifier',
  ],
  'customers.merge': [
    'owner admin consultant sales',
    'keepApart linkProfile mergeCustomers previewMerge previewUndoMerge splitProfile undoLink undoMerge withdrawApart',
  ],
  'customers.identify': [everybody, 'identify identifyDryRun'],
  'reviews.decide': [
    'owner admin consultant sales',
    'answerDuplicate answerReview confirmLink previewReviewBatch startReviewBatch undoDuplicateAnswer undoReviewAnswer undoReviewBatch',
  ],
  'consents.read': [everybody, 'listConsents'],
  'consents.record': [everybody, 'recordConsent'],
  'customers.export': ['owner admin', 'exportCustomers'],
  'segments.change': ['owner admin consultant sales', 'createSegment deleteSegment updateSegment'],
  'imports.read': [
    'owner admin sales',
    'downloadFaults getImport getSourceOrder listImportFaults listImportReviews listImports listMappings watchImport',
  ],
  'imports.run': [
    'owner admin',
    'addOldHashes cancelImport checkImport chooseSheet deleteMapping listMirrorDatabases mirrorDatabase mirrorFiles mirrorSamples planImport renameMapping setSourceOrder startImport undoImport uploadImport',
  ],
  'matching.change': [
    'owner admin',
    'chooseMatchVersion learnMatching rehearseMatchRules rehearseMatching setMatchJoins setMatchRules setMatchThresholds',
  ],
  'jobs.read': ['owner admin', 'countJobs getJob listJobs'],
  'jobs.replay': ['owner admin', 'cancelJob replayJob replayJobs'],
  'audit.read': ['owner admin', 'listEvents'],
  'numbers.read': ['owner admin', ''],
  'privacy.read': ['owner admin', 'countRetention getRetention listErasures'],
  'privacy.export': ['owner admin', 'exportCustomer'],
  'privacy.erase': ['owner admin', 'carryOutErasure eraseCustomer refuseErasure'],
  'privacy.change': ['owner admin', 'setRetention'],
};

test('each act is allowed to the roles that were decided on, and to no other', () => {
  const allowed = (act: Act) => staffRoles.filter((role) => mayRole(role, act)).join(' ');
  for (const act of everyAct) assert.equal(allowed(act), decided[act][0], act);
});

test('each operation of staff stands under the act that was decided on', () => {
  const under = (wanted: Act) =>
    (Object.entries(api) as [string, Operation][])
      .filter(([, { who }]) => who.kind === 'staff' && who.act === wanted)
      .map(([name]) => name)
      .toSorted();
  for (const act of everyAct)
    assert.deepEqual(under(act), decided[act][1].split(' ').filter(Boolean).toSorted(), act);
});
