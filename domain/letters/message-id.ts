import { createHash } from 'node:crypto';

/**
 * The Message-ID of a letter: the same for the same matter and person, however often it is sent, so that two copies
 * can be known for one letter. Not for workflow code, which has no hashing.
 */
export function messageIdOf(task: string, kind: string, occasion: string, recipient: string): string {
  const digest = createHash('sha256').update([task, kind, occasion, recipient].join('|')).digest('hex');
  return `<${digest.slice(0, 40)}@duban>`;
}
