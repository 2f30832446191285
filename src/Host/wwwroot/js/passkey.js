// Passkeys need the browser's own dialogue, so this one door needs a script; without it the forms stay hidden and the password works.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const withBytes = keys => (keys ?? []).map(key => ({ ...key, id: bytes(key.id) }));

async function create(options) {
  return navigator.credentials.create({
    publicKey: {
      ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: withBytes(options.excludeCredentials),
    },
  });
}

async function get(options) {
  return navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: withBytes(options.allowCredentials) } });
}

// Written by hand: some password managers give credentials whose own toJSON fails.
function written({ id, rawId, type, authenticatorAttachment, response, getClientExtensionResults }, credential) {
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) if (response[part]) answer[part] = text(response[part]);
  if (response.getTransports) answer.transports = response.getTransports();
  return JSON.stringify({ id, rawId: text(rawId), type, authenticatorAttachment, response: answer, clientExtensionResults: getClientExtensionResults.call(credential) });
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
      if (answer.status === 422) return form.submit();
      if (!answer.ok) throw new Error(answer.statusText);
      const credential = await (form.dataset.passkey === 'create' ? create : get)(await answer.json());
      form.elements['Form.Credential'].value = written(credential, credential);
      form.submit();
    } catch (error) {
      form.querySelector('[role=status]').textContent = form.dataset.failed;
    }
  });
}
