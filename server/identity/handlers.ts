import { duplicates } from '#contract/duplicates';
import { files } from '#contract/files';
import { households } from '#contract/households';
import { identifiers } from '#contract/identifiers';
import { bulk } from '#contract/bulk';
import { identity } from '#contract/identity';
import { merges } from '#contract/merges';
import { linkHealth } from '#contract/links';
import { reviewBatches } from '#contract/review-batches';
import { reviews } from '#contract/reviews';
import { segments } from '#contract/segments';
import { matching } from '#contract/matching';
import { notes } from '#contract/notes';
import { oldHashes } from '#contract/old-hashes';
import { shared } from '#contract/shared';
import { implement, sharing } from '#platform/handler';
import { blockIdentifier, unblockIdentifier } from './change/block.ts';
import { countChosen } from './bulk/chosen.ts';
import { exportCustomers } from './bulk/export.ts';
import { previewTagging, readTagging, startTagging, undoTagging } from './bulk/taggings.ts';
import { changeCustomer } from './change/change.ts';
import { checkBirthDate, uncheckBirthDate } from './change/check-birth-date.ts';
import { countCustomers } from './customers/count.ts';
import { listCustomers } from './customers/list.ts';
import { readCustomer } from './customers/read.ts';
import { readTimeline } from './customers/timeline.ts';
import { answerDuplicate, undoDuplicateAnswer } from './duplicates/answer.ts';
import { listDuplicates } from './duplicates/list.ts';
import { readDuplicate } from './duplicates/read.ts';
import { addFile, downloadFile, listFiles, removeFile, restoreFile } from './files/attach.ts';
import {
  createHousehold,
  removeHouseholdMember,
  renameHousehold,
  setHouseholdMember,
} from './households/change.ts';
import { readHousehold } from './households/read.ts';
import { addOldHashes } from './old-hashes/add.ts';
import { listOldHashes, readOldHash } from './old-hashes/read.ts';
import { readIdentityHistory } from './links/history.ts';
import { linkProfile, splitProfile, undoLink } from './links/link.ts';
import { keepApart, withdrawApart } from './links/reject.ts';
import { explainPair } from './merge/explain.ts';
import { mergeCustomers } from './merge/merge.ts';
import { previewMerge } from './merge/preview.ts';
import { previewUndo } from './merge/undo-preview.ts';
import { undoMerge } from './merge/undo.ts';
import { addNote, changeNote, listNotes, removeNote, restoreNote } from './notes/notes.ts';
import { chooseVersion, learnNow, setJoins, setThresholds } from './learn/change.ts';
import { proposeThresholds } from './learn/proposal.ts';
import { readMatching, readVersion } from './learn/read.ts';
import { readRules, setRules } from './learn/hard-rules.ts';
import { rehearseRules } from './learn/rehearse-rules.ts';
import { rehearse } from './learn/rehearse.ts';
import { identifyDryRuns, searchPeople } from './recognise/compare.ts';
import { identifyEachReadable } from './recognise/readable.ts';
import { answerReview } from './reviews/answer.ts';
import { previewBatch, readBatch, startBatch, undoBatch } from './reviews/batches/batches.ts';
import { countReviews } from './reviews/count.ts';
import { listReviews } from './reviews/list.ts';
import { orderSources, readSourceOrder } from './sources/order.ts';
import { readReview } from './reviews/read.ts';
import { undoReviewAnswer } from './reviews/undo.ts';
import { listShared } from './shared/list.ts';
import { sayShared } from './shared/say.ts';
import { confirmLink } from './standing/confirm.ts';
import { listStaleLinks } from './standing/list.ts';
import { previewSegment } from './segments/preview.ts';
import { addSegment, changeSegment, listSegments, removeSegment } from './segments/saved.ts';

const ofIdentity = implement(identity, {
  identify: sharing(identifyEachReadable),
  listCustomers: ({ tx, who, query }) => listCustomers(tx, who, query),
  customersCount: ({ tx, who }) => countCustomers(tx, who),
  getCustomer: ({ tx, who, params }) => readCustomer(tx, who, params.id),
  updateCustomer: ({ tx, who, params, body }) => changeCustomer(tx, who, params.id, body),
  checkBirthDate: ({ tx, who, params, body }) => checkBirthDate(tx, who, params.id, body),
  uncheckBirthDate: ({ tx, who, params }) => uncheckBirthDate(tx, who, params.id),
  getTimeline: ({ tx, who, params, query }) => readTimeline(tx, who, params.id, query),
  getSourceOrder: ({ tx, who }) => readSourceOrder(tx, who),
  setSourceOrder: ({ tx, who, body }) => orderSources(tx, who, body),
});

const ofReviews = implement(reviews, {
  listReviews: ({ tx, who, query }) => listReviews(tx, who, query),
  countReviews: ({ tx, who }) => countReviews(tx, who),
  getReview: ({ tx, who, params }) => readReview(tx, who, params.id),
  answerReview: ({ tx, who, params, body }) => answerReview(tx, who, params.id, body),
  undoReviewAnswer: ({ tx, who, params }) => undoReviewAnswer(tx, who, params.id),
});

const ofBatches = implement(reviewBatches, {
  previewReviewBatch: ({ tx, who, body }) => previewBatch(tx, who, body),
  startReviewBatch: ({ tx, who, body }) => startBatch(tx, who, body),
  getReviewBatch: ({ tx, who, params }) => readBatch(tx, who.tenant, params.id),
  undoReviewBatch: ({ tx, who, params }) => undoBatch(tx, who, params.id),
});

const ofHealth = [
  ...implement(duplicates, {
    listDuplicates: ({ tx, who, query }) => listDuplicates(tx, who, query),
    getDuplicate: ({ tx, who, params }) => readDuplicate(tx, who, params),
    answerDuplicate: ({ tx, who, params, body }) => answerDuplicate(tx, who, params, body),
    undoDuplicateAnswer: ({ tx, who, params }) => undoDuplicateAnswer(tx, who, params),
  }),
  ...implement(shared, {
    listSharedContacts: ({ tx, who }) => listShared(tx, who),
    saySharedContact: ({ tx, who, body }) => sayShared(tx, who, body),
  }),
  ...implement(linkHealth, {
    listStaleLinks: ({ tx, who, query }) => listStaleLinks(tx, who, query),
    confirmLink: ({ tx, who, params }) => confirmLink(tx, who, params.id),
  }),
];

const ofSegments = implement(segments, {
  listSegments: async ({ tx, who }) => ({ rows: await listSegments(tx, who.tenant) }),
  previewSegment: ({ tx, who, body }) => previewSegment(tx, who, body.where),
  createSegment: ({ tx, who, body }) => addSegment(tx, who, body),
  updateSegment: ({ tx, who, params, body }) => changeSegment(tx, who, params.id, body),
  deleteSegment: ({ tx, who, params }) => removeSegment(tx, who, params.id),
});

const ofCustomers = [
  ...implement(identifiers, {
    blockIdentifier: ({ tx, who, params, body }) => blockIdentifier(tx, who, params, body.reason),
    unblockIdentifier: ({ tx, who, params }) => unblockIdentifier(tx, who, params),
  }),
  ...implement(notes, {
    listNotes: async ({ tx, who, params }) => ({ rows: await listNotes(tx, who, params.id) }),
    addNote: ({ tx, who, params, body }) => addNote(tx, who, params.id, body),
    changeNote: ({ tx, who, params, body }) => changeNote(tx, who, params, body),
    removeNote: ({ tx, who, params }) => removeNote(tx, who, params),
    restoreNote: ({ tx, who, params }) => restoreNote(tx, who, params),
  }),
  ...implement(households, {
    getHousehold: ({ tx, who, params }) => readHousehold(tx, who, params.id),
    createHousehold: ({ tx, who, body }) => createHousehold(tx, who, body),
    renameHousehold: ({ tx, who, params, body }) => renameHousehold(tx, who, params.id, body),
    setHouseholdMember: ({ tx, who, params, body }) => setHouseholdMember(tx, who, params, body),
    removeHouseholdMember: ({ tx, who, params }) => removeHouseholdMember(tx, who, params),
  }),
  ...implement(files, {
    listFiles: async ({ tx, who, params }) => ({ rows: await listFiles(tx, who, params.id) }),
    addFile: ({ ports, who, params, query, upload }) =>
      addFile(ports.db, ports.files, who, params.id, { name: query.name, bytes: upload.bytes }),
    downloadFile: ({ ports, who, params }) => downloadFile(ports.db, ports.files, who, params),
    removeFile: ({ tx, who, params }) => removeFile(tx, who, params),
    restoreFile: ({ tx, who, params }) => restoreFile(tx, who, params),
  }),
];

const ofOldHashes = implement(oldHashes, {
  listOldHashes: ({ tx, who, params }) => listOldHashes(tx, who, params.id),
  getOldHash: ({ tx, who, params }) => readOldHash(tx, who.tenant, params.hash),
  addOldHashes: ({ tx, who, body }) => addOldHashes(tx, who, body.rows),
});

const ofMerges = implement(merges, {
  previewMerge: ({ tx, who, body }) => previewMerge(tx, who, body),
  mergeCustomers: ({ tx, who, body }) => mergeCustomers(tx, who, body),
  previewUndoMerge: ({ tx, who, params }) => previewUndo(tx, who, params.id),
  undoMerge: ({ tx, who, params, body }) => undoMerge(tx, who, { merge: params.id, ...body }),
  getIdentityHistory: ({ tx, who, params, query }) =>
    readIdentityHistory(tx, who, params.id, query),
  linkProfile: ({ tx, who, params, body }) => linkProfile(tx, who, { profile: params.id, ...body }),
  splitProfile: ({ tx, who, params, body }) =>
    splitProfile(tx, who, { profile: params.id, ...body }),
  undoLink: ({ tx, who, params, body }) => undoLink(tx, who, { link: params.id, ...body }),
  keepApart: ({ tx, who, params, body }) =>
    keepApart(tx, who, { customers: [params.id, params.other], ...body }),
  withdrawApart: ({ tx, who, params }) => withdrawApart(tx, who, [params.id, params.other]),
  explainPair: ({ tx, who, params }) => explainPair(tx, who, [params.id, params.other]),
  searchPeople: ({ tx, who, body }) => searchPeople(tx, who, body),
  identifyDryRun: sharing(identifyDryRuns),
});

const ofMatching = implement(matching, {
  getMatching: ({ tx, who }) => readMatching(tx, who),
  getMatchVersion: ({ tx, who, params }) => readVersion(tx, who, params.version),
  learnMatching: ({ tx, who }) => learnNow(tx, who),
  chooseMatchVersion: ({ tx, who, body }) => chooseVersion(tx, who, body),
  setMatchThresholds: ({ tx, who, body }) => setThresholds(tx, who, body),
  proposeThresholds: ({ tx, who }) => proposeThresholds(tx, who),
  setMatchJoins: ({ tx, who, body }) => setJoins(tx, who, body),
  getMatchRules: ({ tx, who }) => readRules(tx, who.tenant),
  rehearseMatchRules: ({ tx, who, body }) => rehearseRules(tx, who, body),
  setMatchRules: ({ tx, who, body }) => setRules(tx, who, body),
  rehearseMatching: ({ tx, who, body }) => rehearse(tx, who, body),
});

const ofBulk = implement(bulk, {
  countChosen: ({ tx, who, body }) => countChosen(tx, who, body.chosen),
  previewTagging: ({ tx, who, body }) => previewTagging(tx, who, body),
  startTagging: ({ tx, who, body }) => startTagging(tx, who, body),
  getTagging: ({ tx, who, params }) => readTagging(tx, who.tenant, params.id),
  undoTagging: ({ tx, who, params }) => undoTagging(tx, who, params.id),
  exportCustomers: ({ ports, who, query }) => exportCustomers(ports.db, who, query),
});

/** What answers the parts of the contract about who people are, what hangs on them, and whom a segment is of. */
export const handlers = [
  ...ofIdentity,
  ...ofReviews,
  ...ofBatches,
  ...ofHealth,
  ...ofCustomers,
  ...ofMerges,
  ...ofSegments,
  ...ofBulk,
  ...ofMatching,
  ...ofOldHashes,
];
