/** What the manifest of a bundle says of a file. */
export type ListedFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** What a bundle is of. */
export type BundleSubject = {
  readonly kind: 'task' | 'batch' | 'period';
  readonly id: string;
  readonly title: string;
};

/** How many lines there are of each kind; `attempts` are those of letters. */
export type BundleCounts = Readonly<
  Record<
    | 'items'
    | 'ledger'
    | 'refusals'
    | 'letters'
    | 'attempts'
    | 'evidence'
    | 'runs'
    | 'entries'
    | 'periods'
    | 'adjustments'
    | 'bulletins',
    number
  >
>;

/** Whether the histories of runs that are not archived yet were taken from the engine; `incomplete`: some it named and had no more. */
export type RunningTaken = 'all' | 'incomplete' | 'engine_away' | 'too_many';

/** What a bundle is, and every file of it but the manifest itself and its signature. */
export type Manifest = {
  readonly format: 'duban-bundle/1';
  readonly product: { readonly name: 'duban'; readonly version: string };
  readonly of: BundleSubject;
  /** When the last record in it was made, RFC 3339; null where nothing was recorded. */
  readonly recordedUpTo: string | null;
  /** The organisation's zone, in which its pages tell times. */
  readonly zone: string;
  readonly counts: BundleCounts;
  readonly running: { readonly taken: RunningTaken; readonly runs: number };
  readonly keyId: string;
  readonly files: readonly ListedFile[];
};

/** The text of a manifest, which is what is signed: to the byte. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}
