// What a browser can add to pages that work without it. Nothing here is needed to book.

// Steppers: the two buttons beside a number.
document.addEventListener('click', (event) => {
  const step = event.target.closest('[data-step]')
  const input = step?.parentElement.querySelector('input')
  if (!input) return
  const before = input.value
  if (input.value === '') input.value = input.min
  else if (step.dataset.step === '1') input.stepUp()
  else input.stepDown()
  if (input.value !== before) input.dispatchEvent(new Event('change', { bubbles: true }))
})

// Forms that look something up leave what is empty, or none of an extra, out of the URL.
document.addEventListener('formdata', ({ target, formData }) => {
  if (target.method !== 'get') return
  for (const [name, value] of [...formData])
    if (value === '' || (value === '0' && name.startsWith('addOn.'))) formData.delete(name)
})

// A choice changes the address without a new page; the switches at the foot lead to where the visitor is now.
document.addEventListener('click', ({ target }) => {
  const link = target.closest('.switch a')
  if (link) link.search = location.search
})
// Before htmx reads the form.
document.addEventListener(
  'submit',
  ({ target }) => {
    if (target.elements.back) target.elements.back.value = location.pathname + location.search
  },
  true,
)

// What must be read first takes the focus when it arrives, whether by a swap or with the page.
const focusNotice = () => document.querySelector('[data-focus]')?.focus()
document.addEventListener('htmx:after:swap', ({ detail }) => {
  if (detail.ctx.target?.id === 'booking-form') focusNotice()
})
focusNotice()

// A form in flight says so.
const busy = (on) => (event) => {
  const source = event.detail.ctx.sourceElement
  if (on) source.setAttribute('aria-busy', 'true')
  else source.removeAttribute('aria-busy')
}
const unreachable = (form, on) => {
  const words = form?.querySelector('[data-unreachable]')
  if (words) words.hidden = !on
}
document.addEventListener('htmx:error', ({ target }) => unreachable(target.closest?.('form'), true))
document.addEventListener('htmx:after:swap', ({ target }) => unreachable(target.closest?.('form'), false))
document.addEventListener('htmx:before:request', busy(true))
document.addEventListener('htmx:finally:request', busy(false))

// Pictures open over the page, the tapped one first.
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-lightbox]')
  const lightbox = document.querySelector('.lightbox')
  if (!link || !lightbox?.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  lightbox.showModal()
  const strip = lightbox.querySelector('.lightbox-strip')
  strip.children[link.dataset.lightbox].scrollIntoView({ behavior: 'instant', inline: 'center' })
  strip.focus()
})
document.addEventListener('click', (event) => {
  const slide = event.target.closest('[data-slide]')
  const strip = slide?.closest('.lightbox').querySelector('.lightbox-strip')
  if (!strip) return
  const towards = getComputedStyle(strip).direction === 'rtl' ? -1 : 1
  strip.scrollBy({ left: Number(slide.dataset.slide) * towards * strip.clientWidth })
})

// The tapped picture becomes the first picture of the page it leads to.
addEventListener('pageswap', (event) => {
  const to = event.activation?.entry?.url
  if (!event.viewTransition || !to) return
  const path = new URL(to).pathname
  for (const earlier of document.querySelectorAll('.is-travelling')) earlier.classList.remove('is-travelling')
  for (const link of document.querySelectorAll('.card-link'))
    if (link.pathname === path) {
      for (const cover of document.querySelectorAll('.gallery .is-cover')) cover.classList.remove('is-cover')
      link.closest('.card').querySelector('.photo').classList.add('is-travelling')
      return
    }
})

// A hold counts down by the time that passes here, never by what this clock says the time is.
const opened = Date.now()
setInterval(() => {
  for (const timer of document.querySelectorAll('[data-left]')) {
    const left = Math.max(0, Math.round(timer.dataset.left - (Date.now() - opened) / 1000))
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    timer.querySelector('[data-clock]').textContent = clock
    timer.parentElement.querySelector('[data-over]').hidden = left > 0
  }
}, 1000)

// What the visitor holds is fetched afterwards: the page itself is the same for everyone.
const holds = document.querySelector('[data-holds]')
if (holds && /(^|; )holding=1/.test(document.cookie) && !document.querySelector('[data-left]'))
  htmx.ajax('GET', holds.dataset.holds, { target: '#holds', swap: 'outerHTML' })

// Times are told on the visitor's own clock, unless the address says on whose. Only once htmx knows the form does
// changing its zone ask for anything: its own timer, which was set before this one, begins it.
const ownClock = () => {
  const select = document.querySelector('[data-own-zone]')
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  if (!select || !timeZone || select.value === timeZone || new URLSearchParams(location.search).has('zone'))
    return
  if (![...select.options].some(({ value }) => value === timeZone)) select.add(new Option(timeZone, timeZone))
  select.value = timeZone
  select.dispatchEvent(new Event('change', { bubbles: true }))
}
setTimeout(ownClock)

// A time is told on the clock of its place; where the visitor's own shows another, on that as well.
for (const time of document.querySelectorAll('[data-own]')) {
  const on = (timeZone) =>
    new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  const own = on()
  time.hidden = own === on(time.dataset.zone)
  if (!time.hidden) time.textContent = time.dataset.own.replace('%', own)
}
