import { command } from '../command.ts';
import { demoOption, runProgram } from '../run-program.ts';

export default command({
  summary: 'Answer requests and work jobs in one process, migrating first.',
  usage: '[--demo]',
  options: demoOption,
  run: (call) => runProgram(call, { serves: true, works: true, migrates: true }),
});
