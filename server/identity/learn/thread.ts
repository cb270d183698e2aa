import { parentPort, workerData } from 'node:worker_threads';
import { learn, type Lesson } from './learn.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
parentPort?.postMessage(learn(workerData as Lesson));
