import { amend } from './amend.js';
import { extensions } from './extensions.js';
import { notices } from './notices.js';
import { report } from './report.js';
import { requests } from './requests.js';
import { review } from './review.js';
import { instruct, remind } from './words-of-others.js';

/**
 * What each command's form is made of: `parts` are its fields, `body` makes of what was entered the body that goes to
 * the API, `told` is what is to be known before deciding, `hint` says what follows. What has none of it is a button.
 */
export const commands = {
  ...{ sign: {}, withdraw: {}, resume: {} },
  report,
  ...review,
  ...extensions,
  amend,
  ...requests,
  instruct,
  remind,
  ...notices,
};
