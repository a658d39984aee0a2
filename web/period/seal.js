import { action } from '../commands/action.js';
import { el, facts } from '../dom.js';
import { confirmed } from '../fields/inputs.js';
import { moment, say, word } from '../words.js';

/** The seal of a period that is closed and that nothing holds. */
export function sealForm({ id, kind }, done) {
  return action({
    ...{ id: 'seal', label: `seal_${kind}`, hint: word(`hint_seal_${kind}`), done },
    parts: [confirmed(say('sureSeal', { id }))],
    request: () => ({ path: `/api/periods/${id}/seal` }),
  });
}

/** The seal as it stands: its number, its hash and what it follows. */
export function sealed({ seal, hash }) {
  if (!seal) return null;
  return [
    el('h2', { id: 'sealed' }, word('sealHead')),
    facts([
      [word('sealNumber'), `${seal.number}`],
      [word('sealedBy'), `${seal.by.name} · ${moment(seal.at)}`],
      [word('sealHash'), el('code', {}, seal.seal)],
      [word('sealBefore'), el('code', {}, seal.previous)],
      [word('contentHash'), el('code', {}, hash ?? '–')],
    ]),
  ];
}

export function sealedWords({ id, seal }) {
  return say('sealDone', { id, number: seal.number, hash: seal.seal.slice(0, 16) });
}
