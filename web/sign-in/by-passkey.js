import { call } from '../api.js';
import { word } from '../words.js';
import { onward } from './onward.js';
import { step } from './step.js';
import { useCredential } from './webauthn.js';

export function byPasskey() {
  return step({
    hint: word('byPasskeyHint'),
    press: 'byPasskey',
    send: async () => {
      const options = await call('/api/sign-in/passkey/options', { method: 'POST', body: {} });
      const response = await useCredential(options);
      await call('/api/sign-in/passkey', { method: 'POST', body: { response } });
      onward();
    },
  });
}
