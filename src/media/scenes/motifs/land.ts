import { darker, lighter } from '../colour.ts'
import { curve, d, dots, line, type Point, path, polygon, range, rect } from '../draw.ts'
import type { Sheet } from '../sheet.ts'

/** A ridge of hills from edge to edge, filled to the bottom. */
export function hills(s: Sheet, y: number, rise: number, colour: string, bumps = 4): string {
  const ridge: Point[] = range(bumps + 3, (i) => [
    ((i - 1) * s.width) / bumps,
    y - s.chance.between(0, rise) * (i % 2 ? 1 : 0.35),
  ])
  return path(d`${curve(ridge)}V${s.height}H${-s.width}z`, colour)
}

export function mountains(s: Sheet, y: number, rise: number, colour: string, peaks = 5): string {
  const points: Point[] = range(peaks * 2 + 1, (i, share) => [
    share * s.width,
    i % 2 ? y - rise * s.chance.between(0.55, 1) : y - rise * s.chance.between(0.05, 0.3),
  ])
  return path(
    `${d`M0 ${s.height}L`}${points.map(([x, py]) => d`${x} ${py}`).join('L')}${d`V${s.height}z`}`,
    colour,
  )
}

/** Mown grass: stripes that run to one point give the ground its depth. */
export function lawn(s: Sheet, y: number, near: string, far: string, vanish = s.width / 2): string {
  const stripes = range(9, (i) => {
    const left = vanish + (i - 4.5) * 420
    return polygon([
      [vanish + (i - 4.5) * 70, y],
      [vanish + (i - 4) * 70, y],
      [left + 210, s.height],
      [left, s.height],
    ])
  })
  return (
    rect(0, y, s.width, s.height - y, s.down(far, near)) +
    path(stripes.join(''), lighter(near, 0.3), { opacity: 0.16 })
  )
}

/** Blades of grass along the bottom of a region, as one path. */
export function grass(
  s: Sheet,
  y: number,
  tall: number,
  colour: string,
  count = 70,
  from = 0,
  to = s.width,
): string {
  const blades = range(count, () => {
    const x = Math.round(s.chance.between(from, to))
    const lean = s.chance.between(-0.4, 0.4) * tall
    const h = tall * s.chance.between(0.5, 1)
    return d`M${x} ${y}q${Math.round(lean * 0.2)} ${-Math.round(h * 0.6)} ${Math.round(lean)} ${-Math.round(h)}`
  })
  return line(blades.join(''), colour, Math.max(2, tall / 16), { 'stroke-linecap': 'round' })
}

/** Sea with bars of light, closer together far away and gathered under the sun. */
export function sea(
  s: Sheet,
  p: { far: string; near: string; glint: string },
  top: number,
  bottom: number,
  sunX = s.width / 2,
  spread = 260,
): string {
  const bars = range(30, (_, share) => {
    const depth = share ** 1.6
    const y = top + 5 + depth * (bottom - top - 12)
    const x = sunX + s.chance.between(-1, 1) * (spread * 0.3 + spread * depth)
    const w = s.chance.between(14, 50) * (0.6 + depth * 2)
    return d`M${Math.round(x - w / 2)} ${Math.round(y)}h${Math.round(w)}`
  })
  const calm = range(
    26,
    (_, share) =>
      d`M${s.chance.whole(0, s.width)} ${Math.round(top + 8 + share ** 1.5 * (bottom - top))}h${s.chance.whole(40, 160)}`,
  )
  return (
    rect(0, top, s.width, bottom - top, s.down(p.far, p.near)) +
    line(calm.join(''), lighter(p.near, 0.35), 3, { opacity: 0.3, 'stroke-linecap': 'round' }) +
    line(bars.join(''), p.glint, 5, { opacity: 0.75, 'stroke-linecap': 'round' })
  )
}

/** Sand with wet edge and a line of foam. */
export function beach(s: Sheet, y: number, sand: string, foam = '#fff6ea'): string {
  const edge: Point[] = range(6, (i, share) => [
    share * s.width,
    y + (i % 2 ? 16 : -12) + s.chance.between(-6, 6),
  ])
  const shore = curve(edge)
  const down = d`V${s.height}H0z`
  return (
    path(shore + down, foam, { transform: 'translate(0 -10)', opacity: 0.9 }) +
    path(shore + down, darker(sand, 0.22)) +
    path(shore + down, s.down(sand, lighter(sand, 0.25)), { transform: 'translate(0 24)' }) +
    dots(
      range(60, () => [s.chance.between(0, s.width), s.chance.between(y + 60, s.height)] as const),
      3,
      darker(sand, 0.3),
      { opacity: 0.35 },
    )
  )
}

/** A walk that narrows away from us. */
export const walk = (
  x: number,
  top: number,
  bottom: number,
  far: number,
  near: number,
  colour: string,
  opacity = 1,
) =>
  path(
    polygon([
      [x - far / 2, top],
      [x + far / 2, top],
      [x + near / 2, bottom],
      [x - near / 2, bottom],
    ]),
    colour,
    { opacity },
  )

export function strewn(
  s: Sheet,
  x: number,
  top: number,
  bottom: number,
  far: number,
  near: number,
  colours: readonly string[],
  count = 50,
): string {
  return colours
    .map((colour, c) =>
      dots(
        range(Math.ceil(count / colours.length), () => {
          const depth = s.chance.next()
          return [
            x + s.chance.between(-0.5, 0.5) * (far + (near - far) * depth),
            top + (bottom - top) * depth,
          ] as const
        }),
        7 + c * 2,
        colour,
      ),
    )
    .join('')
}

/** Light lying on the ground and darkness towards the bottom edge: it seats everything that stands there. */
export const dim = (s: Sheet, from: number, colour: string, strength = 0.4) =>
  rect(0, from, s.width, s.height - from, s.fade(colour, 0, strength))
export const hush = (s: Sheet, to: number, colour: string, strength = 0.4) =>
  rect(0, 0, s.width, to, s.fade(colour, strength, 0))
