import { dictionary } from '../../words/dictionary';

/** 审批: requests and extensions that wait for the reader. */
export const decisionsWords = dictionary(
  {
    title: '审批',
    nothing: '目前没有等您审批的申请。',
    count: '等您审批的 {count} 项',
    extension: '申请延期',
    because: '原因：{reason}',
    until: '由 {from} 延至 {to}',
    wanted: '新的时限：{to}',
    details: '查看事项',
  },
  {
    title: 'Decisions',
    nothing: 'No request waits for your decision.',
    count: '{count} waiting for your decision',
    extension: 'Asked for an extension',
    because: 'Reason: {reason}',
    until: 'from {from} to {to}',
    wanted: 'New deadline: {to}',
    details: 'See the item',
  },
);
