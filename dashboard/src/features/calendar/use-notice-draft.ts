import { announcing, readDraft, theOrganisation } from '../commands/drafts';
import { useDraft } from '../commands/use-draft';

/** A year's notice as its form holds it; a file that was chosen stands beside it. */
export type EnteredNotice = {
  readonly year: string;
  readonly source?: string;
  readonly by: 'file' | 'lines';
  readonly days?: string;
};

/** Whether somebody has typed a year's holidays on this device and not published them. */
export function hasNoticeDraft(account: string): boolean {
  return readDraft({ account, item: theOrganisation, command: announcing }) !== null;
}

/**
 * What is typed into the form of a year's holidays, kept on this device until it is published or given up. Not the file:
 * a page that is opened anew has no right to it.
 */
export function useNoticeDraft(account: string, called: string) {
  // The year may become another while it is typed, so that the version of its calendar is asked at the end.
  const { found, keptAt, fails, keep, drop } = useDraft(
    account,
    { id: theOrganisation, task: called, version: 0 },
    announcing,
  );
  return {
    ...{ found: found?.entered as EnteredNotice | undefined, keptAt, fails, drop },
    keep(entered: EnteredNotice) {
      if (entered.source?.trim() || entered.days?.trim()) keep(entered);
      else drop();
    },
  };
}
