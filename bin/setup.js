import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from './packages.js';
import { giveUp, inRoot, projectNode, say } from './place.js';
import { buildProgram, program } from './program.js';
import { buildWeb, web } from './web.js';

const oldestNode = 26;

/** What may have to be built: whether it is, how it is, and what is said where it cannot be. */
const parts = {
  program: { part: program, build: buildProgram, name: 'program' },
  web: { part: web, build: buildWeb, name: 'web app' },
};

/**
 * Makes a fresh clone able to run: packages, the project's Node, and what is to be built. What is already there is left
 * alone, so that a second start loses no time.
 * @param {{ development?: boolean, built?: (keyof typeof parts)[], mayFail?: boolean }} [need] `development`: the packages
 *   for building and testing too; `built`: what it runs; `mayFail`: go on without a web app that cannot be built
 * @returns {string} the path of the Node to run the program with
 */
export function setUp({ development = false, built = [], mayFail = false } = {}) {
  const toBuild = built.map((name) => parts[name]).filter(({ part }) => !part.isBuilt);
  installPackages({ development: development || toBuild.length > 0 });
  const node = newEnoughNode();
  for (const { build, part, name } of toBuild)
    if (!build(node) && !(mayFail && part === web))
      giveUp(`The ${name} could not be built: the message is above.`);
  return node;
}

/**
 * The Node of node_modules. Its package fetches the binary in an install script, which some npm versions and
 * settings (`ignore-scripts`) hold back: then the script is run here. Where no such binary can run, as on Alpine, the
 * machine's own Node serves if it is new enough.
 */
function newEnoughNode() {
  if (majorOf(projectNode) >= oldestNode) return projectNode;
  if (existsSync(inRoot('node_modules/node'))) {
    say(`Fetching Node ${oldestNode} …`);
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: inRoot('node_modules/node'),
      stdio: ['ignore', process.stderr, process.stderr],
    });
    if (majorOf(projectNode) >= oldestNode) return projectNode;
  }
  if (Number.parseInt(process.versions.node, 10) >= oldestNode) return process.execPath;
  return giveUp(
    `Clientele runs on Node ${oldestNode}, and npm did not install it (this is Node ${process.versions.node}).\n` +
      'Either allow its install script and install again:\n' +
      '  npm ci --ignore-scripts=false\n' +
      `or install Node ${oldestNode} from https://nodejs.org and run the same command again.`,
  );
}

/**
 * The major version of a Node binary, 0 where it is missing or does not run.
 * @param {string} node
 */
function majorOf(node) {
  if (node === process.execPath) return Number.parseInt(process.versions.node, 10);
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number.parseInt(stdout?.slice(1) ?? '', 10) || 0;
}
