import { darker } from '../colour.ts'
import { circle, d, ellipse, group, line, path, range } from '../draw.ts'
import type { Sheet, Stamp } from '../sheet.ts'

/** Small figures 100 high with their feet at 0,0. Faces are left to the imagination. */
const skins = ['#f0c9a4', '#c98f62', '#8a5a3c', '#e2b08a'] as const
const hairs = ['#2b1d1a', '#5a3520', '#1b1626', '#8c5a2b'] as const
const head = (x: number, y: number, who: number, bun = false) =>
  (bun ? circle(x - 5, y - 5, 4, hairs[who % 4]) : '') +
  rect4(x, y, skins[who % 4]!) +
  circle(x, y, 6, skins[who % 4]) +
  path(d`M${x - 6.4} ${y + 1}a6.4 6.6 0 0 1 12.6 -3q-6 1 -8 -1q-2 4 -4.6 4z`, hairs[who % 4]!)
const rect4 = (x: number, y: number, skin: string) => path(d`M${x - 2} ${y + 3}h4v8h-4z`, skin)

export const gent = (s: Sheet, suit: string, who = 0): Stamp =>
  s.stamp(
    head(0, -92, who),
    path('M-11-80q11-6 22 0l3 36-5 1-1-10-1 18 1 33h-7l-2-32-2 32h-7l1-33-1-18-1 10-5-1z', suit),
    path('M-3-82l3 12 3-12z', '#fff'),
    path('M-8-2h8v2h-9zM1-2h8l1 2h-9z', darker(suit, 0.5)),
  )
export const lady = (s: Sheet, dress: string, who = 0, long = true): Stamp =>
  s.stamp(
    head(0, -91, who, true),
    line('M-8-76q-8 14-4 28M8-76q9 12 3 26', skins[who % 4]!, 3.4, { 'stroke-linecap': 'round' }),
    long ? '' : line('M-4-30v28M4-30v28', skins[who % 4]!, 4),
    path(
      long
        ? 'M-8-78q8 4 16 0l-2 22q12 24 16 56q-22 5-44 0q4-32 16-56z'
        : 'M-8-78q8 4 16 0l-2 22q8 14 11 30q-15 4-30 0q3-16 11-30z',
      dress,
    ),
    path(long ? 'M2-56q6 30 6 58l14-2q-4-32-16-56z' : 'M2-56q4 14 5 31l10-1q-3-16-11-30z', '#101a38', {
      opacity: 0.13,
    }),
  )
/** Two who stand close, hands joined. */
export const couple =
  (s: Sheet, dress: string, suit: string, who = 0) =>
  (x: number, y: number, k: number) =>
    line(
      d`M${x - 12 * k} ${y - 50 * k}Q${x} ${y - 40 * k} ${x + 12 * k} ${y - 50 * k}`,
      skins[who % 4]!,
      3.4 * k,
    ) +
    lady(s, dress, who)(x - 17 * k, y, k) +
    gent(s, suit, who + 1)(x + 16 * k, y, [-k, k])

/** Two who dance: one skirt swings. */
export const dancers = (s: Sheet, dress: string, suit: string, who = 0): Stamp =>
  s.stamp(
    head(10, -92, who + 1),
    path('M0-80q11-5 20 1l2 38-3 41h-7l-3-34-4 34h-7l3-40z', suit),
    head(-8, -89, who, true),
    line('M-8-74L16-68M-10-76L-30-88', skins[who % 4]!, 3.6, { 'stroke-linecap': 'round' }),
    path('M-16-76q8 4 15 0l-1 20q6 30 4 54q-22 8-44-4q12-26 24-50z', dress),
    path('M-6-56q4 28 0 56l8-2q2-24-4-54z', '#101a38', { opacity: 0.14 }),
    line('M18-76L-30-88', suit, 4, { 'stroke-linecap': 'round' }),
  )
/** One kneels, one stands. */
export const proposal = (s: Sheet, dress: string, suit: string): Stamp =>
  s.stamp(
    lady(s, dress, 3)(-18, 0),
    head(22, -60, 2),
    path('M12-50q10-5 18 1l4 26-2 10 12 6v7H26l2-12-8-4-6 16h-9l6-24z', suit),
    line('M14-44L-2-46', suit, 4.4, { 'stroke-linecap': 'round' }),
    circle(-4, -47, 2.6, '#ffe9a8'),
  )
/** Cheering, arms up. */
export const cheer = (s: Sheet, dress: string, who = 0): Stamp =>
  s.stamp(
    line('M-8-74L-18-100M8-74L17-104', skins[who % 4]!, 4, { 'stroke-linecap': 'round' }),
    head(0, -90, who),
    path('M-10-79q10-5 20 0l6 52q-2 14-2 27h-10l-4-30-4 30h-10q0-14-2-27z', dress),
  )
export const gowned = (s: Sheet, gown: string, who = 0): Stamp =>
  s.stamp(
    line('M-8-74L-22-98M8-74L20-102', gown, 7, { 'stroke-linecap': 'round' }),
    head(0, -90, who),
    path('M-10-80q10-5 20 0l10 72q-20 6-40 0z', gown),
    path('M-5-80l5 34 5-34z', '#f3c14b'),
    path('M-8-6h6v6h-7zM3-6h6l1 6H3z', '#2b2340'),
  )
/** Heads and shoulders of those who sit in front of us. */
export const crowd = (
  y: number,
  w: number,
  size: number,
  colour: string,
  rise = 0.3,
  count = Math.round(w / size / 1.25),
) =>
  path(
    range(count, (i) => {
      const x = (i + 0.5) * (w / count) + ((i * 37) % 11) - 5
      const top = y - size * (1 + (((i * 29) % 10) / 10) * rise)
      return d`M${x - size * 0.55} ${y + size}V${top + size * 0.8}q0 ${-size * 0.3} ${size * 0.38} ${-size * 0.34}a${size * 0.26} ${size * 0.3} 0 1 1 ${size * 0.34} 0q${size * 0.38} ${size * 0.04} ${size * 0.38} ${size * 0.34}V${y + size}z`
    }).join(''),
    colour,
  )
/** Seated at a table, seen to the waist, 60 high. */
export const seated = (s: Sheet, colour: string, who = 0): Stamp =>
  s.stamp(head(0, -52, who, who % 2 === 0), path('M-13-36q13-10 26 0l4 36h-34z', colour))

/** A string player on a chair, bow across the instrument; the cellist holds it between the knees. */
export function player(s: Sheet, suit: string, wood: string, kind: 'violin' | 'cello', who = 0): Stamp {
  const body =
    head(0, -80, who, who % 2 === 0) +
    path('M-11-68q11-6 22 0l3 34-2 4h18q5 0 5 6v24h-8V-20H-6q-7-1-7-10z', suit) +
    line('M-12-32V0M10-30L12 0M-12-32L-17-62', '#3a2a2a', 3)
  const instrument =
    kind === 'cello'
      ? group(
          { transform: 'translate(20 -6)rotate(8)' },
          path('M0-8c-12 0-14-14-8-18c-5-4-3-16 8-16s13 12 8 16c6 4 4 18-8 18z', wood),
          line('M0-40V-74', darker(wood, 0.5), 3),
          line('M0-8V6', '#333', 2),
        ) +
        line('M-6-40L46-24', '#f2e3c8', 1.8) +
        line('M6-62L18-62M4-60L10-36', suit, 5, { 'stroke-linecap': 'round' })
      : group(
          { transform: 'translate(13 -64)rotate(20)' },
          path('M-5 0c0-6 7-6 9-3c3-3 10-2 10 3s-7 6-10 3c-2 3-9 3-9-3z', wood),
          line('M12 0H28', darker(wood, 0.5), 2),
        ) +
        line('M14-84L28-44', '#f2e3c8', 1.8) +
        line('M6-62L30-54M4-60L18-50L24-60', suit, 4.6, { 'stroke-linecap': 'round' })
  return s.stamp(body, instrument)
}
export const shadow = (x: number, y: number, w: number, opacity = 0.2) =>
  ellipse(x, y, w, w * 0.14, '#101a38', { opacity })
