/**
 * Has the Temporal SDK download a program, in a process of its own since that cannot be called off once it hangs on a
 * closed network. Takes the program's name and the folder to put it into; exits with 0 when it is there.
 */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [name, downloadDir = ''] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir } as const;

const main = async (): Promise<void> => {
  const environment =
    name === 'temporal'
      ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
      : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
  await environment.teardown();
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
