import { z } from 'zod';
import { told } from '../../http/told';
import { problem } from '../../problem';
import { isSecure } from '../cookies';
import { door } from '../http/door';
import { oidcProvider } from '../names';
import { through } from '../through';

const waysAnswer = z
  .strictObject({
    oidc: z.boolean().meta({ description: 'whether the organisation’s own sign-in is set up' }),
    secure: z.boolean().meta({ description: 'false where the product is reached over plain http' }),
  })
  .meta({ id: 'WaysIn' });

const elsewhere = told({ 'zh-CN': '须为本站页面的路径。', en: 'must be the path of a page here' });

/** The path of a page of the product, and nothing that a browser could read as another site. */
const ownPage = z
  .string()
  .max(500)
  .regex(/^\/(?:[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\/?)?(?:\?[\w.&=%-]*)?(?:#[\w-]*)?$/, elsewhere);

export const oidcDoors = [
  door({
    method: 'get',
    path: '/api/sign-in',
    summary: 'Which ways to sign in there are here',
    answers: { status: 200, schema: waysAnswer },
    async handle({ deps: { settings } }) {
      return { body: { oidc: settings.DUBAN_OIDC_ISSUER !== undefined, secure: isSecure(settings.PUBLIC_URL) } };
    },
  }),
  door({
    method: 'post',
    path: '/api/sign-in/oidc',
    summary: 'Begins to sign in at the organisation’s own provider: the address to go to',
    body: z.strictObject({
      to: ownPage.optional().meta({ description: 'the page to go on to; else the list of items' }),
    }),
    answers: { status: 200, schema: z.strictObject({ url: z.url() }) },
    refuses: [404],
    async handle({ deps, body, headers }) {
      if (deps.settings.DUBAN_OIDC_ISSUER === undefined) throw problem('oidc_not_set_up');
      const auth = await deps.signIn.auth();
      const { said, cookies } = await through(() =>
        auth.api.signInSocial({
          body: {
            provider: oidcProvider,
            callbackURL: body.to ?? '/',
            errorCallbackURL: '/sign-in',
            disableRedirect: true,
          },
          headers,
          returnHeaders: true,
        }),
      );
      return { body: { url: said.url ?? '' }, cookies };
    },
  }),
];
