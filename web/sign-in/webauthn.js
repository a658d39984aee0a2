/** Whether this browser can make and use passkeys: only over https, or on one's own machine. */
export function hasPasskeys() {
  return globalThis.isSecureContext === true && 'PublicKeyCredential' in globalThis;
}

/** Has the browser make a passkey; answers what WebAuthn writes in JSON. Browsers differ in reading it themselves. */
export async function makeCredential(options) {
  const publicKey = {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map(described),
  };
  const made = await navigator.credentials.create({ publicKey });
  return written(made, {
    attestationObject: text(made.response.attestationObject),
    transports: made.response.getTransports?.() ?? [],
  });
}

/** Has the browser use one. */
export async function useCredential({ challenge, allowCredentials, rpId, timeout }) {
  const allowed = allowCredentials?.length ? { allowCredentials: allowCredentials.map(described) } : {};
  const publicKey = { challenge: bytes(challenge), rpId, timeout, userVerification: 'required', ...allowed };
  const used = await navigator.credentials.get({ publicKey });
  const { authenticatorData, signature, userHandle } = used.response;
  return written(used, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    ...(userHandle && { userHandle: text(userHandle) }),
  });
}

function written(credential, response) {
  return {
    ...{ id: credential.id, rawId: text(credential.rawId), type: credential.type },
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
  };
}

function described({ id, type, transports }) {
  return { id: bytes(id), type, ...(transports && { transports }) };
}

function bytes(base64url) {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
