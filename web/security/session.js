import { el, facts } from '../dom.js';
import { moment, word } from '../words.js';

/** How one is signed in here. */
export function session(now) {
  if (!now) return el('p', { class: 'soft' }, word('byTokenNow'));
  const { account, factor, since, until } = now;
  return facts([
    [word('signedInAs'), `${account.name} · ${account.email}`],
    [word('signedInBy'), word(`factor_${factor}`)],
    [word('signedInSince'), moment(since)],
    [word('signedInUntil'), moment(until)],
  ]);
}
