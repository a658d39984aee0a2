import type { Role } from '../../../domain/people/roles';
import type { Dictionary } from './dictionary';

/** What roles are called (domain.md, "Who"). */
export const roleWords: Dictionary<Role> = {
  'zh-CN': {
    secretariat: '领导小组办公室',
    official: '责任人',
    unit_head: '单位主要负责人',
    leader: '领导小组成员',
    auditor: '审计',
    administrator: '管理员',
  },
  en: {
    secretariat: 'Secretariat',
    official: 'Official',
    unit_head: 'Unit head',
    leader: 'Leader',
    auditor: 'Auditor',
    administrator: 'Administrator',
  },
};
