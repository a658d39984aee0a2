import { el } from '../dom.js';
import { dueWords, moment, say, word } from '../words.js';
import { line, section } from './section.js';

/** Every extension that was asked for, what became of it, and how many are left. */
export function extensions({ extensions: asked, extensionsLeft: left }) {
  return (
    asked.length > 0 && [
      section('extensions', asked.map(extensionLines)),
      el('p', { class: 'soft' }, say('extensionsLeft', { left })),
    ]
  );
}

export function extensionLines({ number, deadline, reason, askedBy, askedAt, state, decidedBy, decidedAt, refusal }) {
  return line(
    `${word(`extension_${state}`)} · ${say('extensionNumber', { number, deadline: dueWords(deadline) })}`,
    `${moment(askedAt)} ${askedBy} · ${say('because', { reason })}`,
    decidedAt && `${moment(decidedAt)} ${decidedBy}${refusal ? ` · ${say('because', { reason: refusal })}` : ''}`,
  );
}
