import { call } from '../../api/call';
import type { Page, TaskItem } from '../../api/types';

/** Reads a list page after page until it ends, or so many items are there; `nextCursor` says whether there is more. */
export async function readPages(path: `/${string}`, most: number, signal?: AbortSignal): Promise<Page<TaskItem>> {
  const items: TaskItem[] = [];
  let nextCursor: string | null = null;
  do {
    const more: string = nextCursor ? `&cursor=${encodeURIComponent(nextCursor)}` : '';
    const page: Page<TaskItem> = await call<Page<TaskItem>>(`${path}${more}`, { signal });
    items.push(...page.items);
    nextCursor = page.nextCursor;
  } while (nextCursor !== null && items.length < most);
  return { items, nextCursor };
}
