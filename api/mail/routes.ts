import { z } from 'zod';
import { page, readCursor } from '../http/lists';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import { route } from '../route';
import { findLetter, listLetters } from './data';
import { presentLetter, presentLetterWhole } from './present';
import { mailReaderOf } from './reader';
import { letterDetail, mailPage, mailParams, mailQuery, nothing } from './schema';
import { sendAgain } from './send-again';
import { wakeDelivery } from './wake';

const tag = 'mail';

export const mailRoutes = [
  route({
    method: 'get',
    path: '/api/mail',
    summary: 'Every letter: to whom, why, its state, and what the mail server answered',
    description: 'Secretariat, auditors and administrators see all letters; everybody else their own.',
    tag,
    by: 'every account',
    query: mailQuery,
    answers: { status: 200, schema: mailPage },
    async handle({ deps, account, query, locale }) {
      const asked = { list: 'mail', ...query };
      const after = readCursor(asked, z.tuple([z.iso.datetime(), z.uuid()]));
      const letters = await listLetters(deps.database, mailReaderOf(account), query, after);
      const present = (letter: (typeof letters)[number]) => presentLetter(letter, locale);
      return { body: page(letters, asked, present, ({ createdAt, id }) => [createdAt.toISOString(), id]) };
    },
  }),
  route({
    method: 'get',
    path: '/api/mail/{id}',
    summary: 'A letter, with every try at sending it',
    tag,
    by: 'every account',
    params: mailParams,
    answers: { status: 200, schema: letterDetail },
    async handle({ deps, account, params, locale }) {
      const letter = await findLetter(deps.database, params.id, mailReaderOf(account));
      if (!letter) throw problem('not_found');
      return { body: presentLetterWhole(letter, locale) };
    },
  }),
  route({
    method: 'post',
    path: '/api/mail/{id}/send-again',
    summary: 'Sends a letter that was given up once more, under its old Message-ID and to its reader’s present address',
    description: 'Its log says who asked for it. What a digest told is told again with the digest.',
    tag,
    by: ['secretariat', 'administrator'],
    params: mailParams,
    body: nothing,
    answers: { status: 202, schema: letterDetail },
    refuses: [409],
    async handle(request) {
      const { deps, account, params, locale } = request;
      const done = await once(request, 202, (on) => sendAgain(on, params.id, account, locale));
      await wakeDelivery(deps);
      return done;
    },
  }),
];
