import { command } from '../command.ts';
import { demoOption, runProgram } from '../run-program.ts';

export default command({
  summary: 'Answer requests; jobs are worked elsewhere.',
  usage: '[--demo]',
  options: demoOption,
  run: (call) => runProgram(call, { serves: true, works: false, migrates: false }),
});
