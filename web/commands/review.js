import { evidence } from '../fields/evidence.js';
import { percent, radio, text } from '../fields/inputs.js';
import { group } from '../fields/part.js';
import { word } from '../words.js';
import { filesOf } from './said.js';

const submit = {
  parts: ({ standards }) => [
    group({
      legend: word('standards'),
      pointer: '/standards',
      parts: standards.map(({ id, text: standard, how }, at) =>
        group({
          legend: `${at + 1}. ${standard}`,
          parts: [
            text(`how.${id}`, 'how', { pointer: `/standards/${at}/how`, value: how }),
            evidence(`evidence.${id}`, `/standards/${at}/evidence`),
          ],
        }),
      ),
    }),
  ],
  body: (said, { standards }) => ({
    standards: standards.map(({ id }) => ({
      ...{ id, how: said.get(`how.${id}`).trim() },
      ...filesOf(said, `evidence.${id}`),
    })),
  }),
};

const accept = {
  parts: ({ standards }) => [
    percent('effectRating', 'effectRating', { hint: word('ratingHint') }),
    group({ legend: word('standards'), pointer: '/standards', parts: standards.map(judged(true)) }),
  ],
  body: (said, { standards }) => ({
    effectRating: Number(said.get('effectRating')),
    standards: standards.map(({ id }) => ({ id, met: said.get(`met.${id}`) === 'yes' })),
  }),
};

const giveBack = {
  parts: ({ standards }) => [
    text('reason', 'returnReason'),
    group({
      legend: word('standards'),
      pointer: '/standards',
      parts: standards.map(judged(false)),
      check: (fields) =>
        fields.querySelectorAll('[value="yes"]:checked').length === standards.length ? word('oneUnmet') : null,
    }),
  ],
  body: (said, { standards }) => ({
    reason: said.get('reason').trim(),
    standards: standards.map(({ id }) => {
      const met = said.get(`met.${id}`) === 'yes';
      const note = said.get(`note.${id}`)?.trim();
      return { id, met, ...(!met && note && { note }) };
    }),
  }),
};

export const review = { submit, accept, return: giveBack };

/** One standard with how it is said to be met; both answers are given in words, and neither is given beforehand. */
function judged(mustBeMet) {
  return ({ id, text: standard, how }, at) => {
    const answers = [radio(`met.${id}`, 'yes', word('meets')), radio(`met.${id}`, 'no', word('meetsNot'))];
    const note = text(`note.${id}`, 'returnNote', { required: false, pointer: `/standards/${at}/note` });
    return group({
      legend: `${at + 1}. ${standard}`,
      hint: how && `${word('how')}: ${how}`,
      pointer: `/standards/${at}`,
      inside: answers,
      parts: mustBeMet ? [] : [note],
      check: (fields) => {
        const chosen = fields.querySelector('input[type="radio"]:checked')?.value;
        if (!chosen) return word('chooseOne');
        return mustBeMet && chosen === 'no' ? word('mustBeMet') : null;
      },
    });
  };
}
