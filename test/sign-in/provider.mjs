// A real provider of OpenID Connect, as an organisation has one. Who is at it next, and what it says of them, is told by
// POST /become; the rest is the provider's own work. Takes the address to send people back to; prints its own.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [redirect, clientId, clientSecret] = process.argv.slice(2);
let next = {};
const people = new Map();
let handle = (_request, response) => response.end();

const server = createServer((request, response) => handle(request, response));
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirect],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['test'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...people.get(id) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  handle = async (request, response) => {
    if (request.url === '/become') {
      let text = '';
      for await (const chunk of request) text += chunk;
      next = JSON.parse(text);
      people.set(next.sub, next);
      response.end('{}');
    } else if (request.url.startsWith('/interaction/')) {
      await provider.interactionFinished(request, response, { login: { accountId: next.sub } });
    } else {
      callback(request, response);
    }
  };
  process.stdout.write(`${issuer}\n`);
});
