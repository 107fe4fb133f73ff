// Places left change while one looks. A single stream for the whole page says that something did; the part that shows
// it is then fetched like any other part, from an address that is kept, and laid over what is there: what is typed, chosen
// or focused stays. Nobody looks at a hidden tab, so it lets its stream go; on its return it hears what it has missed.
let stream
let heard = '' // the newest state of the house that this page was told
let asks = 0 // how often the visitor's own choices have asked for a part
let underway = 0
const stale = new Set()
const parts = () => [...document.querySelectorAll('[data-live]')]
const topicsOf = (part) => part.dataset.live.split(' ')

const listen = () => {
  const topics = [...new Set(parts().flatMap(topicsOf))].sort().join(' ')
  if (document.visibilityState !== 'visible' || !topics) return hush()
  if (stream?.topics === topics || !window.EventSource) return
  hush()
  const query = new URLSearchParams({ topics, since: heard || parts()[0].dataset.since })
  stream = Object.assign(new EventSource(`/live?${query}`), { topics })
  stream.addEventListener('begins', ({ lastEventId }) => {
    heard = lastEventId
  })
  stream.addEventListener('changed', ({ data, lastEventId }) => {
    heard = lastEventId
    for (const part of parts()) if (topicsOf(part).includes(data)) soon(part.id)
  })
  stream.addEventListener('error', () => {
    // Turned away. What ends in any other way the browser mends itself.
    if (stream?.readyState !== EventSource.CLOSED) return
    hush()
    setTimeout(listen, 60_000 * (1 + Math.random()))
  })
}
const hush = () => {
  stream?.close()
  stream = undefined
}
// All who were told at once need not ask at once.
const soon = (id) => {
  if (stale.has(id)) return
  stale.add(id)
  setTimeout(() => refresh(id), 300 * Math.random())
}
const refresh = async (id) => {
  stale.delete(id)
  const before = asks
  const part = document.getElementById(id)
  const headers = { 'HX-Request': 'true', 'HX-Target': `${part?.localName}#${id}` }
  const answer = underway === 0 && (await fetch(location.href, { headers }).catch(() => undefined))
  const text = answer?.ok && (await answer.text())
  // What the visitor has asked for meanwhile is newer than this, or was asked for just before the change.
  if (underway > 0 || asks !== before) return soon(id)
  if (text && part?.isConnected)
    await htmx.swap({ text, sourceElement: part, target: part, swap: 'outerMorph' })
  if (answer?.status < 500 && answer.status !== 429) return
  // Not answered: the page is as it was, so later it asks from there.
  hush()
  heard = ''
  setTimeout(listen, 5_000)
}
document.addEventListener('htmx:before:request', () => {
  asks += 1
  underway += 1
})
document.addEventListener('htmx:finally:request', () => {
  // One may have begun before anybody counted.
  underway = Math.max(0, underway - 1)
})
document.addEventListener('htmx:after:swap', listen)
document.addEventListener('visibilitychange', listen)
document.addEventListener('prerenderingchange', listen)
addEventListener('pageshow', listen)
addEventListener('pagehide', hush)
listen()
