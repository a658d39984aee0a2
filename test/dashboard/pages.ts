import type { addresses } from '../../demo/people';

/** A page that is looked at in both languages and both widths, as somebody for whom it is made. Add yours. */
export type PageUnderTest = {
  /** Of its screenshots. */
  readonly name: string;
  /** `{item}` stands for the id of an item that they see, `{month}` for the month that is closed next, `{quarter}` for its quarter, `{batch}` for the newest batch. */
  readonly path: `/${string}`;
  readonly as: keyof typeof addresses | 'administrator';
  /** What is there once the page is ready; its heading where left out. */
  readonly ready?: string;
};

export const pagesUnderTest: readonly PageUnderTest[] = [
  { name: 'overview', path: '/', as: 'leader', ready: '.heat a' },
  { name: 'items', path: '/items', as: 'secretariat', ready: '[data-item]' },
  { name: 'board', path: '/items?view=board', as: 'secretariat', ready: '.board [data-item]' },
  { name: 'items-calendar', path: '/items?view=calendar', as: 'secretariat', ready: '.month-name' },
  { name: 'gantt', path: '/items?view=gantt', as: 'secretariat', ready: '.gantt [data-item]' },
  { name: 'item', path: '/items/{item}', as: 'owner', ready: '.item-drawer h2' },
  { name: 'periods', path: '/periods', as: 'secretariat', ready: '.year table' },
  { name: 'preclose', path: '/periods/{month}?part=preclose', as: 'auditor', ready: '.plain-table' },
  { name: 'quarter', path: '/periods/{quarter}', as: 'secretariat', ready: '.rows' },
  { name: 'audit', path: '/audit', as: 'auditor', ready: '.timeline li' },
  { name: 'timeline', path: '/audit/items/{item}', as: 'auditor', ready: '.timeline li' },
  { name: 'verify', path: '/audit/verify', as: 'leader', ready: '[data-press="verify"]' },
  { name: 'mine', path: '/mine', as: 'owner', ready: '[data-step]' },
  { name: 'mine-head', path: '/mine', as: 'head', ready: '[data-step]' },
  { name: 'mine-report', path: '/mine/{item}/report', as: 'owner', ready: '.panel form' },
  { name: 'review', path: '/review', as: 'secretariat', ready: '.queue, .nothing' },
  { name: 'decisions', path: '/decisions', as: 'leader', ready: '.waits, .nothing' },
  { name: 'import', path: '/import', as: 'secretariat', ready: '.drop' },
  { name: 'batches', path: '/batches', as: 'secretariat', ready: '[data-batch]' },
  { name: 'batch', path: '/batches/{batch}', as: 'secretariat', ready: '.batch-rows' },
  { name: 'batch-policy', path: '/batches/{batch}/policy', as: 'secretariat', ready: '[data-press="edit-policy"]' },
  { name: 'health', path: '/admin', as: 'administrator', ready: '[data-well]' },
  { name: 'mail', path: '/admin/mail', as: 'administrator', ready: '.chips' },
  { name: 'accounts', path: '/admin/accounts', as: 'administrator', ready: '[data-press="invite"]' },
  { name: 'officials', path: '/admin/officials', as: 'secretariat', ready: '[data-official]' },
  { name: 'units', path: '/admin/units', as: 'secretariat', ready: '[data-unit]' },
  { name: 'policy', path: '/admin/policy', as: 'secretariat', ready: '[data-press="edit-policy"]' },
  { name: 'calendar', path: '/admin/calendar', as: 'secretariat', ready: '[data-press="publish"]' },
  { name: 'connections', path: '/admin/connections', as: 'administrator', ready: '[data-press="register"]' },
];
