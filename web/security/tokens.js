import { call } from '../api.js';
import { el } from '../dom.js';
import { moment, say, word } from '../words.js';

/** One's own access tokens that are still good, each with a way to revoke it. */
export function tokens(items, done) {
  const good = items.filter(({ state }) => state === 'active');
  const revoke = async (id) => {
    await call(`/api/tokens/${id}`, { method: 'DELETE' });
    await done(word('tokenRevoked'));
  };
  return [
    el('h2', {}, word('tokens')),
    good.length === 0
      ? el('p', {}, word('noTokens'))
      : el(
          'ul',
          { class: 'plain' },
          good.map((one) => line(one, () => revoke(one.id))),
        ),
  ];
}

function line({ name, role, madeBy, owner, createdAt, expiresAt, lastUsedAt, current }, revoke) {
  const reach = role === 'read' ? word('tokenReads') : null;
  const made = madeBy && madeBy !== owner.name ? say('tokenMadeBy', { name: madeBy }) : null;
  const until = expiresAt ? say('tokenUntil', { at: moment(expiresAt) }) : word('tokenWithoutEnd');
  const used = lastUsedAt ? say('lastUsed', { at: moment(lastUsedAt) }) : word('tokenNeverUsed');
  return el(
    'li',
    {},
    el('div', {}, name, current && el('strong', {}, ` · ${word('thisToken')}`)),
    el('div', { class: 'soft' }, [reach, made, moment(createdAt), until].filter(Boolean).join(' · ')),
    el('div', { class: 'soft' }, used),
    el(
      'button',
      { type: 'button', 'aria-label': say('revokeTokenOf', { name }), onclick: revoke },
      word('revokeToken'),
    ),
  );
}
