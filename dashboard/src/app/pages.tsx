import type { ComponentType } from 'react';
import type { Locale } from '../../../domain/locale';
import type { Role } from '../../../domain/people/roles';

type Load = () => Promise<{ readonly Component: ComponentType }>;

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
  /** What opens over the page at an address below it, such as a drawer. */
  readonly children?: readonly { readonly path: string; readonly load: Load }[];
  /** Pages of their own that belong to it and stand in no menu. */
  readonly further?: readonly { readonly path: `/${string}`; readonly load: Load }[];
};

/** A page that is still one of the plain ones (`web/`); it goes when the dashboard does all that it does. */
export type PlainPage = Omit<Page, 'load' | 'children' | 'further' | 'path'> & { readonly href: `/${string}` };

/** Where `/` leads. */
export const firstPage = '/items';

/** Every page, in the order of the menu. Add yours here (dashboard/README.md). */
export const pages: readonly Page[] = [
  {
    path: '/items',
    label: { 'zh-CN': '督办事项', en: 'Items' },
    sign: '☰',
    key: 'i',
    load: () => import('../routes/items'),
    children: [{ path: ':id', load: () => import('../routes/item') }],
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
];

/** None at present. */
export const plainPages: readonly PlainPage[] = [];
