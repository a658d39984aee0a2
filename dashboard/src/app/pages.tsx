import type { ComponentType } from 'react';
import type { Locale } from '../../../domain/locale';
import type { Role } from '../../../domain/people/roles';

type Load = () => Promise<{ readonly Component: ComponentType }>;

/** What opens over a page at an address below it, such as a drawer. */
type Children = readonly { readonly path: string; readonly load: Load }[];

/** A page of the dashboard: its address, what the menu calls it, and its code. */
export type Page = {
  readonly path: `/${string}`;
  readonly label: Readonly<Record<Locale, string>>;
  /** A sign of the menu, one character that every font has. */
  readonly sign: string;
  /** The letter that goes to it after `g`. */
  readonly key: string;
  /** Whose menu it stands in; everybody's where left out. The API decides who may read what. */
  readonly roles?: readonly Role[];
  readonly load: Load;
  readonly children?: Children;
  /** Pages of their own that belong to it and stand in no menu. */
  readonly further?: readonly { readonly path: `/${string}`; readonly load: Load; readonly children?: Children }[];
};

/** Where those go from there who are officials and nothing else. */
export const officialsPage = '/mine';

/** Every page, in the order of the menu. Add yours here (dashboard/README.md). */
export const pages: readonly Page[] = [
  {
    path: '/',
    label: { 'zh-CN': '总览', en: 'Overview' },
    sign: '◫',
    key: 'o',
    roles: ['leader', 'secretariat', 'unit_head', 'auditor', 'administrator'],
    load: () => import('../routes/overview'),
  },
  {
    path: '/mine',
    label: { 'zh-CN': '我的待办', en: 'My tasks' },
    ...{ sign: '✎', key: 'w', roles: ['official', 'unit_head'] },
    load: () => import('../routes/mine'),
    children: [
      { path: ':id', load: () => import('../routes/item') },
      { path: ':id/:command', load: () => import('../routes/step') },
    ],
  },
  {
    path: '/items',
    label: { 'zh-CN': '督办事项', en: 'Items' },
    sign: '☰',
    key: 'i',
    load: () => import('../routes/items'),
    children: [{ path: ':id', load: () => import('../routes/item') }],
  },
  {
    path: '/review',
    label: { 'zh-CN': '验收', en: 'Review' },
    ...{ sign: '✓', key: 'r', roles: ['secretariat'] },
    load: () => import('../routes/review'),
    children: [{ path: ':id', load: () => import('../routes/submission') }],
  },
  {
    path: '/decisions',
    label: { 'zh-CN': '审批', en: 'Decisions' },
    ...{ sign: '◈', key: 'd', roles: ['leader', 'secretariat'] },
    load: () => import('../routes/decisions'),
    children: [
      { path: ':id', load: () => import('../routes/item') },
      { path: ':id/:command', load: () => import('../routes/step') },
    ],
  },
  {
    path: '/import',
    label: { 'zh-CN': '导入下发', en: 'Import' },
    sign: '⇪',
    key: 'n',
    roles: ['secretariat'],
    load: () => import('../routes/import'),
  },
  {
    path: '/batches',
    label: { 'zh-CN': '任务批次', en: 'Batches' },
    sign: '❏',
    key: 'b',
    roles: ['secretariat', 'leader', 'auditor', 'administrator'],
    load: () => import('../routes/batches'),
    further: [
      { path: '/batches/:id', load: () => import('../routes/batch') },
      { path: '/batches/:id/policy', load: () => import('../routes/batch-policy') },
    ],
  },
  {
    path: '/periods',
    label: { 'zh-CN': '月结季清', en: 'Months and quarters' },
    sign: '▦',
    key: 'm',
    load: () => import('../routes/periods'),
    further: [
      { path: '/periods/:id', load: () => import('../routes/period') },
      { path: '/periods/:id/bulletin', load: () => import('../routes/bulletin') },
    ],
  },
  {
    path: '/audit',
    label: { 'zh-CN': '审计查询', en: 'Audit' },
    sign: '◎',
    key: 'a',
    roles: ['auditor', 'secretariat', 'leader', 'administrator'],
    load: () => import('../routes/audit-search'),
    further: [
      { path: '/audit/items/:id', load: () => import('../routes/audit-timeline') },
      { path: '/audit/tasks/:id', load: () => import('../routes/audit-former') },
      { path: '/audit/verify', load: () => import('../routes/audit-verify') },
      { path: '/audit/replays', load: () => import('../routes/audit-replays') },
      { path: '/audit/checkpoints', load: () => import('../routes/audit-checkpoints') },
      { path: '/audit/drifts', load: () => import('../routes/audit-drifts') },
      { path: '/audit/bundles', load: () => import('../routes/audit-bundles') },
      { path: '/audit/engine', load: () => import('../routes/audit-engine') },
    ],
  },
  {
    path: '/admin',
    label: { 'zh-CN': '系统管理', en: 'Administration' },
    sign: '⚙',
    key: 's',
    roles: ['administrator', 'secretariat', 'auditor'],
    load: () => import('../routes/admin-health'),
    further: [
      {
        path: '/admin/mail',
        load: () => import('../routes/admin-mail'),
        children: [{ path: ':id', load: () => import('../routes/admin-letter') }],
      },
      { path: '/admin/accounts', load: () => import('../routes/admin-accounts') },
      { path: '/admin/officials', load: () => import('../routes/admin-officials') },
      { path: '/admin/units', load: () => import('../routes/admin-units') },
      { path: '/admin/policy', load: () => import('../routes/admin-policy') },
      { path: '/admin/calendar', load: () => import('../routes/admin-calendar') },
      { path: '/admin/connections', load: () => import('../routes/admin-connections') },
    ],
  },
];
