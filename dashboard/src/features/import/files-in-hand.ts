/** The files that drafts were read from, as long as this window stands: so that one can be read again in another way. */
const files = new Map<string, File>();

export function keepInHand(batch: string, file: File): void {
  files.set(batch, file);
}

export function inHand(batch: string): File | undefined {
  return files.get(batch);
}
