import { viewAt, views } from '../../../dashboard/src/features/audit/temporal-views';
import type { Audited } from '../../audit/audited';
import { openAudited } from '../../audit/audited';

let office: Audited;
beforeAll(async () => {
  office = await openAudited();
}, 120_000);
afterAll(() => office?.close());

describe('the lists in Temporal’s own page that auditors are led to', () => {
  it.each(views)('%s is a query that Temporal understands', async (_, query) => {
    const listed = await office.client.workflowService.countWorkflowExecutions({
      namespace: office.http.temporal.namespace,
      query,
    });
    expect(Number(listed.count)).toBeGreaterThanOrEqual(0);
  });

  it('are addresses of that page', () => {
    expect(viewAt('http://127.0.0.1:8233', 'default', "DubanLight='red'")).toBe(
      "http://127.0.0.1:8233/namespaces/default/workflows?query=DubanLight%3D'red'",
    );
  });
});
