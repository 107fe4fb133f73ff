// Passkeys: what a page asks of the browser's own dialogue, and brings to the house. Only where the browser has them.

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

const known = (list = []) => list.map((each) => ({ ...each, id: bytesOf(each.id) }))

async function ask(url, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  // They are asked to prove who they are, or to sign in again.
  if (answer.redirected) {
    location.assign(answer.url)
    return new Promise(() => {})
  }
  if (!answer.ok) throw new Error(`${url} was answered ${answer.status}`)
  return answer.json()
}

async function made(options) {
  const { response, ...credential } = await navigator.credentials
    .create({
      publicKey: {
        ...options,
        challenge: bytesOf(options.challenge),
        user: { ...options.user, id: bytesOf(options.user.id) },
        excludeCredentials: known(options.excludeCredentials),
      },
    })
    .then((each) => ({ id: each.id, rawId: textOf(each.rawId), type: each.type, response: each.response }))
  return {
    ...credential,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

async function signed(options) {
  const { id, rawId, type, response } = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      allowCredentials: known(options.allowCredentials),
    },
  })
  return {
    id,
    rawId: textOf(rawId),
    type,
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle && { userHandle: textOf(response.userHandle) }),
    },
  }
}

async function use(place) {
  const { passkey, challenge, answer, next } = place.dataset
  const sorry = place.querySelector('[data-sorry]')
  const button = place.querySelector('button')
  sorry.textContent = ''
  button.disabled = true
  try {
    const options = await ask(challenge, {})
    const credential = await (passkey === 'add' ? made(options) : signed(options))
    const name = place.querySelector('input')?.value
    const done = await ask(answer, { credential, ...(next && { next }), ...(name && { name }) })
    location.assign(done.next)
    if (new URL(done.next, location).pathname === location.pathname) location.reload()
  } catch {
    // They closed the dialogue, or it was not the right key: either way they can try again.
    sorry.textContent = sorry.dataset.sorry
    button.disabled = false
  }
}

if (window.PublicKeyCredential) {
  for (const none of document.querySelectorAll('[data-passkey-none]')) none.hidden = true
  for (const place of document.querySelectorAll('[data-passkey]')) {
    place.hidden = false
    place.addEventListener(place.matches('form') ? 'submit' : 'click', (event) => {
      if (!place.matches('form') && !event.target.closest('button')) return
      event.preventDefault()
      use(place)
    })
  }
}
