import { TestWorkflowEnvironment } from '@temporalio/testing';
import { findTestServer } from '../../embedded/temporal-binary';
import { searchAttributeKeys } from '../../workflows/messages/search-attributes';
import { quietRuntime } from './runtime';

/** The numbers that the engine's protocol has for the kinds of search attributes. */
const kinds = { KEYWORD: 2, DATETIME: 6 } as const;

/** A Temporal server of one test file's own on which months go by in moments. */
export async function openSkippingServer(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const path = await findTestServer();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
  });
  // It refuses what it does not know, and cannot be asked what it knows.
  const searchAttributes = Object.fromEntries(
    searchAttributeKeys.map(({ name, type }) => [name, kinds[type as keyof typeof kinds]]),
  );
  await environment.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  return environment;
}
