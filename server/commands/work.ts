import { command } from '../command.ts';
import { demoOption, runProgram } from '../run-program.ts';

export default command({
  summary: 'Work jobs; requests are answered elsewhere.',
  usage: '[--demo]',
  options: demoOption,
  run: (call) => runProgram(call, { serves: false, works: true, migrates: false }),
});
