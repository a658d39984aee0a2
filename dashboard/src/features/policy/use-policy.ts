import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { BatchPolicy, OrganisationPolicy, Page, PolicyVersion } from '../../api/types';

export function usePolicy() {
  return useQuery({
    queryKey: ['policy'],
    queryFn: ({ signal }) => call<OrganisationPolicy>('/api/policy', { signal }),
  });
}

export function usePolicyVersions() {
  return useQuery({
    queryKey: ['policy-versions'],
    queryFn: ({ signal }) => call<Page<PolicyVersion>>('/api/policy/versions', { signal }),
  });
}

/** What applies to a batch, which of it is its own, and under which version its items run. */
export function useBatchPolicy(batch: string) {
  return useQuery({
    queryKey: ['batch-policy', batch],
    queryFn: ({ signal }) => call<BatchPolicy>(`/api/batches/${batch}/policy`, { signal }),
  });
}

export function useBatchPolicyVersions(batch: string) {
  return useQuery({
    queryKey: ['batch-policy-versions', batch],
    queryFn: ({ signal }) => call<Page<PolicyVersion>>(`/api/batches/${batch}/policy/versions`, { signal }),
  });
}
