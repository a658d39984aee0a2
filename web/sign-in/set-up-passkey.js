import { call } from '../api.js';
import { word } from '../words.js';
import * as fields from './fields.js';
import { step } from './step.js';
import { makeCredential } from './webauthn.js';

export function setUpPasskey(done) {
  return step({
    hint: word('passkeyHint'),
    parts: [fields.name('passkeyName')],
    press: 'setUpPasskey',
    send: async (said) => {
      const options = await call('/api/session/passkeys/options', { method: 'POST', body: {} });
      const response = await makeCredential(options);
      await call('/api/session/passkeys', { method: 'POST', body: { response, name: said.get('name').trim() } });
      done();
    },
  });
}
