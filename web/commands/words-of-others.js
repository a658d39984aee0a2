import { text } from '../fields/inputs.js';
import { given } from './said.js';

/** 批示, a leader's words on an item. */
export const instruct = { parts: () => [text('text', 'instruction')], body: (said) => given(said, ['text']) };

/** 催办, by hand. */
export const remind = {
  parts: () => [text('note', 'note', { required: false })],
  body: (said) => given(said, ['note']),
};
