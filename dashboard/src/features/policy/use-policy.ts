import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { OrganisationPolicy, Page, PolicyVersion } from '../../api/types';

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
